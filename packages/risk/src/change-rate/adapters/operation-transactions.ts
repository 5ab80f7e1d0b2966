import type {
  AccountRef,
  AttributeDelta,
  CreateOperation,
  EntitlementRef,
  MembershipOperation,
  Operation,
  UpdateOperation,
} from "@rollcall/core";
import type { ChangeSource, Transaction } from "../transaction.ts";
import { isWatched, watchedValue } from "./watched-values.ts";

/** What an operation does not say of itself. */
export interface OperationContext {
  /** The hash of the plan. */
  readonly plan: string;
  readonly at: number;
  /** The stable key of the account that writes. */
  readonly actor?: string | undefined;
  readonly organisation?: string | undefined;
  readonly source: ChangeSource;
  /** The stable key that a created account was given; `new:<handle>` until then. */
  readonly created?: string | undefined;
}

/** What differs from one change of an operation to the next. */
type Change = Pick<Transaction, "act" | "account"> & Partial<Transaction>;

/**
 * Tells one by one what an operation changes. Their ids are the same each time, so that an operation that is tried
 * again counts once.
 */
export function operationTransactions(
  operation: Operation,
  context: OperationContext,
): readonly Transaction[] {
  const { plan, at, actor, organisation, source } = context;
  const common = { at, actor, target: operation.target, organisation, plan, source };
  return changesOf(operation, context).map((change, index) => ({
    ...common,
    ...change,
    id: `${plan}/${operation.id}/${index}`,
  }));
}

function changesOf(operation: Operation, { created }: OperationContext): readonly Change[] {
  switch (operation.kind) {
    case "create":
      return ofCreate(operation, created ?? `new:${operation.handle}`);
    case "update":
      return ofUpdate(operation);
    case "membership":
      return ofMembership(operation);
    case "delete":
      return [{ act: "delete", account: operation.ref.stable }];
    case "restore":
      return [{ act: "create", account: operation.ref.stable }];
  }
}

function ofCreate(operation: CreateOperation, account: string): readonly Change[] {
  const watched = Object.entries(operation.attributes).filter(([name]) => isWatched(name));
  return [
    { act: "create", account },
    ...watched.map(([attribute, value]) => ({
      act: "attribute" as const,
      account,
      attribute,
      before: null,
      after: watchedValue(attribute, value),
    })),
    ...memberships("grant", operation.entitlements, account),
  ];
}

function ofUpdate(operation: UpdateOperation): readonly Change[] {
  const account = operation.ref.stable;
  const { enabled } = operation;
  return [
    ...(enabled === undefined
      ? []
      : [{ act: enabled ? ("enable" as const) : ("disable" as const), account }]),
    ...operation.deltas.map((delta) => ofDelta(operation, delta)),
    ...memberships("grant", operation.grant, account),
    ...memberships("revoke", operation.revoke, account),
  ];
}

function ofDelta({ ref, expects }: UpdateOperation, delta: AttributeDelta): Change {
  const { attribute } = delta;
  const before = watchedValue(attribute, expects.attributes?.[attribute]);
  return {
    act: "attribute",
    account: ref.stable,
    attribute,
    before,
    after: valueAfter(delta, before),
  };
}

function valueAfter(
  delta: AttributeDelta,
  before: number | null | undefined,
): number | null | undefined {
  if (delta.change === "replace") return watchedValue(delta.attribute, delta.value);
  if (!isWatched(delta.attribute)) return undefined;
  if (delta.change === "clear") return null;
  const held = before ?? 0;
  return delta.change === "add" ? held + delta.values.length : held - delta.values.length;
}

function memberships(
  act: "grant" | "revoke",
  entitlements: readonly EntitlementRef[] | undefined,
  account: string,
): readonly Change[] {
  return (entitlements ?? []).map(({ id }) => ({ act, account, group: id }));
}

function ofMembership({ entitlement, grant, revoke }: MembershipOperation): readonly Change[] {
  const change = (act: "grant" | "revoke") => (ref: AccountRef) => ({
    act,
    account: ref.stable,
    group: entitlement.id,
  });
  return [...grant.map(change("grant")), ...revoke.map(change("revoke"))];
}
