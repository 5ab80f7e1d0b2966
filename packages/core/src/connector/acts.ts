import type { Operation } from "../model/operation.ts";

/** What a connector does for each kind of operation, within one call. */
export type Acts<Call, Result> = {
  readonly [Kind in Operation["kind"]]: (
    call: Call,
    operation: Extract<Operation, { readonly kind: Kind }>,
  ) => Result;
};

/** Makes one function of what is done for each kind of operation. */
export function actByKind<Call, Result>(
  acts: Acts<Call, Result>,
): (call: Call, operation: Operation) => Result {
  return (call, operation) => {
    const act = acts[operation.kind] as (call: Call, operation: Operation) => Result;
    return act(call, operation);
  };
}
