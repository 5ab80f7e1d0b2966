import type {
  AccountRef,
  Attributes,
  CreateOperation,
  DeleteOperation,
  EntitlementRef,
  MembershipOperation,
  OperationBase,
  RestoreOperation,
  UpdateOperation,
} from "@rollcall/core";

/** Makes single operations, as a plan has them, for the tests of a connector. Each has an id of its own unless it is given one. */
export interface OperationMaker {
  /** Of an enabled account without entitlements, unless more is said. */
  create(attributes: Attributes, more?: Partial<CreateOperation>): CreateOperation;
  update(ref: AccountRef, more: Partial<UpdateOperation>): UpdateOperation;
  membership(
    entitlement: EntitlementRef,
    change: Partial<Pick<MembershipOperation, "id" | "grant" | "revoke">>,
  ): MembershipOperation;
  delete(ref: AccountRef, more?: Partial<DeleteOperation>): DeleteOperation;
  restore(ref: AccountRef, more?: Partial<RestoreOperation>): RestoreOperation;
}

let made = 0;

/** Gives the {@link OperationMaker} of one target, by the connector's name. */
export function operationsOf(
  target: string,
  { reasons = [] }: Partial<Pick<OperationBase, "reasons">> = {},
): OperationMaker {
  const base = (account: string, exists: boolean): OperationBase => {
    made += 1;
    return {
      id: `operation-${made}`,
      target,
      account,
      label: `record ${made}`,
      expects: { exists },
      classes: [],
      urgency: "routine",
      reasons,
      after: [],
    };
  };
  return {
    create(attributes, more = {}) {
      const of = { ...base("account", false), ...more };
      const plain = { handle: of.id, enabled: true, entitlements: [] };
      return { ...plain, ...of, kind: "create", attributes };
    },
    update: (ref, more) => ({ ...base(ref.kind, true), deltas: [], ...more, kind: "update", ref }),
    membership(entitlement, change) {
      const none = { grant: [], revoke: [] };
      return { ...base("account", true), ...none, ...change, kind: "membership", entitlement };
    },
    delete: (ref, more) => ({ ...base(ref.kind, true), ...more, kind: "delete", ref }),
    restore: (ref, more) => ({ ...base(ref.kind, false), ...more, kind: "restore", ref }),
  };
}

/** Makes the deltas that set attributes; `null` clears one. */
export function setting(attributes: Attributes): UpdateOperation["deltas"] {
  return Object.entries(attributes).map(([attribute, value]) =>
    value === null ? { attribute, change: "clear" } : { attribute, change: "replace", value },
  );
}
