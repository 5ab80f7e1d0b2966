import type { Difference } from "../../diff/difference.ts";
import type {
  CreateOperation,
  DeleteOperation,
  MembershipOperation,
  UpdateOperation,
} from "../../model/operation.ts";

/** What an operation is before it has its place in the plan: without its id, and without those that it comes after. */
export type DraftOperation =
  | Omit<CreateOperation, "id" | "after">
  | Omit<UpdateOperation, "id" | "after">
  | Omit<MembershipOperation, "id" | "after">
  | Omit<DeleteOperation, "id" | "after">;

/** When, of operations that could come next, one comes: by the phase of a plan that it belongs to. */
export type Phase =
  | "container"
  | "early"
  | "change"
  | "grant"
  | "revoke"
  | "delete"
  | "delete container";

/** An operation on its way into the plan. */
export interface Draft {
  readonly operation: DraftOperation;
  readonly phase: Phase;
  /** Names the account within the target, to break ties. */
  readonly key: string;
  /** Those that must be done first. */
  readonly after: Set<Draft>;
}

/** What all operations on behalf of one difference have. */
export function draftBase(
  difference: Difference,
): Pick<DraftOperation, "target" | "account" | "personId" | "label" | "due"> {
  const { target, account, personId, label, due } = difference;
  return {
    target,
    account,
    label,
    ...(personId === undefined ? {} : { personId }),
    ...(due === undefined ? {} : { due }),
  };
}
