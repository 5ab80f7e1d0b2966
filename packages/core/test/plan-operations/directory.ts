import { compileComparison } from "../../src/diff/compile-comparison.ts";
import type {
  ChangedAccount,
  Difference,
  MissingAccount,
  SurplusAccount,
} from "../../src/diff/difference.ts";
import type { Account } from "../../src/model/account.ts";
import type { EntitlementRef } from "../../src/model/entitlement.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { KindSchema, Schema } from "../../src/model/schema.ts";
import type { Attributes } from "../../src/model/value.ts";
import {
  type OperationsInput,
  type PlannedOperations,
  planOperations,
} from "../../src/plan/operations.ts";
import { carryOut, type SimulatedTarget } from "./simulated-target.ts";
import { holdersOf } from "./small-world.ts";

/** A directory with containers, names unique within them, addresses, and a manager. */
export const schema: Schema = {
  kinds: {
    container: {
      attributes: { parent: { type: "string", reference: true, role: "container" } },
    },
    account: {
      attributes: {
        container: { type: "string", reference: true, required: true, role: "container" },
        name: {
          type: "string",
          compare: "ignore-case",
          required: true,
          role: "name",
          unique: { within: "container" },
        },
        loginName: {
          type: "string",
          compare: "ignore-case",
          required: true,
          unique: true,
          maxLength: 20,
        },
        mail: { type: "string", compare: "ignore-case", unique: true, noTemporary: true },
        addresses: { type: "string", compare: "ignore-case", cardinality: "set", unique: true },
        managerId: { type: "string", reference: true },
        colleagues: { type: "string", reference: true, cardinality: "set" },
        title: { type: "string" },
      },
    },
  },
};

/** A group by its id. */
export const group = (id: string): EntitlementRef => ({ kind: "group", id });

interface Situation {
  readonly kind?: string;
  readonly entitlements?: readonly string[];
  readonly enabled?: boolean;
}

/** An account with a name and a login name of its own, in the container `staff`. */
export function account(
  id: string,
  attributes: Attributes = {},
  situation: Situation = {},
): Account {
  const { kind = "account", entitlements = [], enabled = true } = situation;
  const own = kind === "account" ? { container: "staff", name: id, loginName: id } : {};
  return {
    ref: { kind, stable: id },
    attributes: Object.fromEntries(
      Object.entries({ ...own, ...attributes }).filter(([, value]) => value !== null),
    ),
    entitlements: entitlements.map(group),
    enabled,
    observedAt: "2026-11-20T06:00:00Z",
  };
}

interface Changes {
  readonly enabled?: boolean;
  readonly grant?: readonly string[];
  readonly revoke?: readonly string[];
}

const reasons = [{ rule: "test", because: "it is so" }];

/** What leads from an account to one with other attributes. */
export function changed(
  actual: Account,
  wanted: Attributes,
  changes: Changes = {},
): ChangedAccount {
  const kind = schema.kinds[actual.ref.kind] as KindSchema;
  const deltas = compileComparison(kind, Object.keys(kind.attributes))(wanted, actual.attributes);
  return {
    difference: "changed",
    target: "directory",
    account: actual.ref.kind,
    personId: `person-${actual.ref.stable}`,
    label: actual.ref.stable,
    reasons,
    actual,
    deltas,
    ...(changes.enabled === undefined ? {} : { enabled: changes.enabled }),
    grant: (changes.grant ?? []).map(group),
    revoke: (changes.revoke ?? []).map(group),
  };
}

/** An account that is to be made. */
export function missing(
  handle: string,
  attributes: Attributes = {},
  situation: Situation = {},
): MissingAccount {
  const { kind = "account", entitlements = [], enabled = true } = situation;
  return {
    difference: "missing",
    target: "directory",
    account: kind,
    personId: `person-${handle}`,
    label: handle,
    reasons,
    handle,
    attributes: account(handle, attributes, { kind }).attributes,
    enabled,
    entitlements: entitlements.map(group),
  };
}

/** An account that is to be deleted. */
export function surplus(actual: Account): SurplusAccount {
  return {
    difference: "surplus",
    target: "directory",
    account: actual.ref.kind,
    personId: `person-${actual.ref.stable}`,
    label: actual.ref.stable,
    reasons,
    actual,
  };
}

/** The target that holds these accounts and the container `staff`. */
export function directoryOf(accounts: readonly Account[]): SimulatedTarget {
  const all = [account("staff", {}, { kind: "container" }), ...accounts];
  return new Map(
    all.map(({ ref, attributes, enabled, entitlements }) => [
      ref.stable,
      {
        kind: ref.kind,
        attributes,
        enabled,
        entitlements: entitlements.map(({ id }) => id).sort(),
      },
    ]),
  );
}

/** Plans, and carries out the plan in a simulated target that holds the accounts of the differences and `others`. */
export function planAndRun(
  differences: readonly Difference[],
  overrides: Partial<OperationsInput> & { readonly others?: readonly Account[] } = {},
): PlannedOperations & { readonly after: SimulatedTarget } {
  const { others = [], ...rest } = overrides;
  const accounts = differences.flatMap((one) => (one.difference === "missing" ? [] : [one.actual]));
  const target = directoryOf([...accounts, ...others]);
  const planned = planOperations({
    target: "directory",
    schema,
    limits: {},
    differences,
    holders: holdersOf(target, schema),
    idSeed: "seed",
    ...rest,
  });
  const after = planned.operations.reduce<SimulatedTarget>(
    (state, operation: Operation) => carryOut(state, operation, schema),
    target,
  );
  return { ...planned, after };
}

/** Writes operations in short: kind and label. */
export function inShort(operations: readonly Operation[]): readonly string[] {
  return operations.map(({ kind, label }) => `${kind} ${label}`);
}
