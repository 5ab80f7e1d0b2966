import { patchAttributes, patchEntitlements } from "../../src/diff/patch.ts";
import { type EntitlementRef, entitlementKey } from "../../src/model/entitlement.ts";
import type { Expectation, Operation, Receipt } from "../../src/model/operation.ts";
import type { Attributes } from "../../src/model/value.ts";

/** An account of a {@link SmallTarget}. */
export interface SmallAccount {
  readonly attributes: Attributes;
  readonly enabled: boolean;
  readonly entitlements: readonly EntitlementRef[];
}

/** A target that holds operations to their word: expectations, the unique attribute `mail`, references. */
export interface SmallTarget {
  readonly accounts: Map<string, SmallAccount>;
  readonly deleted: Map<string, SmallAccount>;
  readonly made: Map<string, string>;
}

/** Makes a target with some accounts. */
export function smallTarget(accounts: Readonly<Record<string, SmallAccount>>): SmallTarget {
  return { accounts: new Map(Object.entries(accounts)), deleted: new Map(), made: new Map() };
}

/** Gives all that can be seen of a target, in an order of its own. */
export function stateOf(target: SmallTarget): unknown {
  const sorted = [...target.accounts].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([key, account]) => ({
    key,
    enabled: account.enabled,
    entitlements: account.entitlements.map(entitlementKey).sort(),
    attributes: Object.fromEntries(
      Object.entries(account.attributes)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value]),
    ),
  }));
}

/** Carries out one operation, wholly or not at all. Throws Error when it may not be carried out. */
export function carryOut(target: SmallTarget, planned: Operation): Receipt {
  const operation = withKeys(planned, target.made);
  const done: Receipt = { operation: operation.id, status: "done", at: "2026-11-21T09:00:00Z" };
  switch (operation.kind) {
    case "create": {
      const stable = `key-of-${operation.handle}`;
      assert(!target.accounts.has(stable), "made twice");
      put(target, stable, {
        attributes: operation.attributes,
        enabled: operation.enabled,
        entitlements: operation.entitlements,
      });
      target.made.set(`new:${operation.handle}`, stable);
      return { ...done, ref: { kind: "account", stable } };
    }
    case "update": {
      const before = expected(target, operation.ref.stable, operation.expects);
      put(target, operation.ref.stable, {
        attributes: patchAttributes(before.attributes, operation.deltas),
        enabled: operation.enabled ?? before.enabled,
        entitlements: patchEntitlements(before.entitlements, operation),
      });
      return done;
    }
    case "membership": {
      const { entitlement, grant, revoke } = operation;
      for (const { stable } of grant) hold(target, stable, { grant: [entitlement] });
      for (const { stable } of revoke) hold(target, stable, { revoke: [entitlement] });
      return done;
    }
    case "delete": {
      const before = expected(target, operation.ref.stable, operation.expects);
      const isReferred = [...target.accounts.values()].some(
        ({ attributes }) => attributes.supervisor === operation.ref.stable,
      );
      assert(!isReferred, "referred to");
      target.accounts.delete(operation.ref.stable);
      target.deleted.set(operation.ref.stable, before);
      return done;
    }
    case "restore": {
      const before = target.deleted.get(operation.ref.stable);
      assert(before !== undefined, "never deleted");
      put(target, operation.ref.stable, before);
      return done;
    }
  }
}

function assert(holds: boolean, problem: string): asserts holds {
  if (!holds) throw new Error(problem);
}

function withKeys(operation: Operation, made: ReadonlyMap<string, string>): Operation {
  return JSON.parse(
    JSON.stringify(operation, (_, value) =>
      typeof value === "string" ? (made.get(value) ?? value) : value,
    ),
  );
}

function put(target: SmallTarget, stable: string, account: SmallAccount): void {
  const { mail, supervisor } = account.attributes;
  for (const [key, other] of target.accounts) {
    const isTaken = typeof mail === "string" && key !== stable && other.attributes.mail === mail;
    assert(!isTaken, "mail is taken");
  }
  const isDangling = typeof supervisor === "string" && !target.accounts.has(supervisor);
  assert(!isDangling, "supervisor is not there");
  target.accounts.set(stable, account);
}

function hold(
  target: SmallTarget,
  stable: string,
  changes: { grant?: readonly EntitlementRef[]; revoke?: readonly EntitlementRef[] },
): void {
  const before = target.accounts.get(stable);
  assert(before !== undefined, "not there");
  put(target, stable, {
    ...before,
    entitlements: patchEntitlements(before.entitlements, changes),
  });
}

function expected(target: SmallTarget, stable: string, expects: Expectation): SmallAccount {
  const found = target.accounts.get(stable);
  assert(expects.exists && found !== undefined, "not there");
  assert(expects.enabled === undefined || expects.enabled === found.enabled, "enabled differs");
  const held = new Set(found.entitlements.map(entitlementKey));
  for (const one of expects.holds ?? []) assert(held.has(entitlementKey(one)), "not held");
  for (const one of expects.lacks ?? []) assert(!held.has(entitlementKey(one)), "held");
  const order = (value: unknown): string =>
    JSON.stringify(Array.isArray(value) ? [...value].sort() : (value ?? null));
  for (const [name, value] of Object.entries(expects.attributes ?? {})) {
    assert(order(found.attributes[name]) === order(value), `${name} differs`);
  }
  return found;
}
