import type { AccountRef } from "../model/account.ts";
import { type EntitlementRef, entitlementKey } from "../model/entitlement.ts";
import type { Operation, Reason } from "../model/operation.ts";
import type { AttributeValue, Instant } from "../model/value.ts";
import type { Approval } from "./approval/approval.ts";
import type { Plan } from "./plan.ts";
import { collectDone, type Done } from "./undo/done.ts";
import type { AnyReceipt } from "./undo/receipt.ts";

/** What is to be explained, and from what. */
export interface ExplainOptions {
  readonly personId: string;
  readonly target: string;
  /** The name of an attribute, `enabled`, `account` for the account itself, or an entitlement's key such as `group:ward-5`. */
  readonly attribute: string;
  /** Plans that were applied, as they were kept, in any order. What is older than all of them is not explained. */
  readonly applied: readonly AppliedPlan[];
}

/** What is kept of a plan as proof: all three are plain JSON. */
export interface AppliedPlan {
  readonly plan: Plan;
  readonly approval: Approval;
  readonly receipts: readonly AnyReceipt[];
}

/** Why something about a person's account is as it is. */
export interface Explanation {
  readonly personId: string;
  readonly target: string;
  readonly attribute: string;
  /** The latest first. */
  readonly changes: readonly ExplainedChange[];
}

/** One change of what is explained: what, when, why, by which plan, and by whose yes. */
export interface ExplainedChange {
  readonly at: Instant;
  /** `undefined` when it is not known; a boolean for `enabled`, `account` and entitlements. */
  readonly before: AttributeValue | null | undefined;
  readonly after: AttributeValue | null | undefined;
  /** Rule, sentence, and the record of the source. */
  readonly reasons: readonly Reason[];
  /** The id of the operation. */
  readonly operation: string;
  readonly planHash: string;
  readonly asOf: Instant;
  readonly policy: string;
  readonly approvedBy: string;
  readonly approvedAt: Instant;
  /** Codes of the breaches that were accepted. */
  readonly accepted: readonly string[];
}

/** Explains one attribute of a person's account from the plans that changed it. */
export function explain({ personId, target, attribute, applied }: ExplainOptions): Explanation {
  const kept = applied.map((one) => ({ ...one, done: ofTarget(one, target) }));
  const keys = new Set(
    kept.flatMap(({ done }) =>
      done.filter(({ operation }) => operation.personId === personId).flatMap(keysOf),
    ),
  );
  const changes = kept.flatMap(({ plan, approval, done }) =>
    done.flatMap((one): ExplainedChange[] => {
      const key = keysOf(one).find((each) => keys.has(each));
      if (key === undefined && one.operation.personId !== personId) return [];
      const sides = sidesOf(one, attribute, key);
      return sides ? [{ ...sides, ...circumstances(one, attribute, { plan, approval }) }] : [];
    }),
  );
  // The sort is stable and the operations stand in the order of their plans, so the later of a second comes first.
  const latestFirst = changes.toReversed().toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return { personId, target, attribute, changes: latestFirst };
}

function ofTarget({ plan, receipts }: AppliedPlan, target: string): readonly Done[] {
  return collectDone(plan, receipts).filter(({ operation }) => operation.target === target);
}

/** Gives the stable keys of the accounts that an operation touched. */
function keysOf({ operation, receipt }: Done): readonly string[] {
  if (operation.kind === "create") return receipt.ref ? [receipt.ref.stable] : [];
  if (operation.kind !== "membership") return [operation.ref.stable];
  return [...operation.grant, ...operation.revoke].map(({ stable }) => stable);
}

type Sides = Pick<ExplainedChange, "before" | "after">;

function sidesOf(done: Done, attribute: string, key: string | undefined): Sides | undefined {
  const { operation } = done;
  const existence = existenceOf(operation);
  if (attribute === "account") return existence;
  if (attribute === "enabled") return stateOf(operation);
  if (Object.hasOwn(done.after, attribute)) {
    const before = existence ? null : done.before[attribute];
    return { before, after: done.after[attribute] };
  }
  const touches =
    operation.kind === "update" && operation.deltas.some((delta) => delta.attribute === attribute);
  if (touches) return { before: undefined, after: undefined };
  return holdingOf(operation, attribute, key);
}

function existenceOf({ kind }: Operation): Sides | undefined {
  if (kind === "create" || kind === "restore") return { before: false, after: true };
  return kind === "delete" ? { before: true, after: false } : undefined;
}

function stateOf(operation: Operation): Sides | undefined {
  if (operation.kind === "create") return { before: null, after: operation.enabled };
  if (operation.kind !== "update" || operation.enabled === undefined) return undefined;
  return { before: operation.expects.enabled ?? !operation.enabled, after: operation.enabled };
}

function holdingOf(operation: Operation, name: string, key: string | undefined): Sides | undefined {
  const among = (entitlements: readonly EntitlementRef[] = []): boolean =>
    entitlements.some((one) => entitlementKey(one) === name);
  const isHolder = (refs: readonly AccountRef[]): boolean =>
    refs.some(({ stable }) => stable === key);
  const granted = { before: false, after: true };
  const revoked = { before: true, after: false };
  switch (operation.kind) {
    case "create":
      return among(operation.entitlements) ? granted : undefined;
    case "update":
      if (among(operation.grant)) return granted;
      return among(operation.revoke) ? revoked : undefined;
    case "membership":
      if (!among([operation.entitlement])) return undefined;
      if (isHolder(operation.grant)) return granted;
      return isHolder(operation.revoke) ? revoked : undefined;
    default:
      return undefined;
  }
}

function circumstances(
  { operation, receipt }: Done,
  attribute: string,
  { plan, approval }: Pick<AppliedPlan, "plan" | "approval">,
): Omit<ExplainedChange, "before" | "after"> {
  return {
    at: receipt.at,
    reasons: reasonsFor(operation.reasons, attribute),
    operation: operation.id,
    planHash: plan.hash,
    asOf: plan.asOf,
    policy: plan.policy,
    approvedBy: approval.by,
    approvedAt: approval.at,
    accepted: approval.accepts,
  };
}

/** Takes the attribute's own reasons; those of the operation as a whole where it has none. */
function reasonsFor(reasons: readonly Reason[], attribute: string): readonly Reason[] {
  const own = reasons.filter((reason) => reason.attribute === attribute);
  if (own.length > 0) return own;
  const general = reasons.filter((reason) => reason.attribute === undefined);
  return general.length > 0 ? general : reasons;
}
