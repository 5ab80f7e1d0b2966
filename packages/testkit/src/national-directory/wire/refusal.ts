import type { Answer } from "./exchange.ts";

/** One of the details of an error. */
export interface RefusalDetail {
  readonly code: string;
  readonly message: string;
  readonly target: string;
}

/** Facts of an error beyond its status, code and message. */
export interface RefusalFacts {
  readonly target?: string | undefined;
  readonly details?: readonly RefusalDetail[] | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Stops an operation with an error of Graph. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly answer: Answer;

  constructor(status: number, code: string, message: string, facts: RefusalFacts = {}) {
    super(code);
    this.answer = refused(status, { code, message }, facts);
  }
}

/** Makes the answer of an error; `request-id` and `date` are added to it on its way. */
export function refused(
  status: number,
  said: { readonly code: string; readonly message: string },
  facts: RefusalFacts = {},
): Answer {
  const { target, details, headers } = facts;
  const error = { ...said, ...(target ? { target } : {}), ...(details ? { details } : {}) };
  return { status, body: { error }, headers };
}
