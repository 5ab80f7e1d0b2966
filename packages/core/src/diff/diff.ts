import type { Account } from "../model/account.ts";
import { type EntitlementRef, entitlementKey } from "../model/entitlement.ts";
import type { AttributeDelta } from "../model/operation.ts";
import type { Schema } from "../model/schema.ts";
import type { AttributeValue } from "../model/value.ts";
import type { Acknowledged } from "./acknowledged.ts";
import { attributeDifference, creationBarrier } from "./attribute-difference.ts";
import { byAttribute } from "./compile-comparison.ts";
import type { ChangedAccount, Difference, MissingAccount } from "./difference.ts";
import {
  accessReasons,
  type Changes,
  changeReasons,
  creationReasons,
} from "./difference-reasons.ts";
import { kindComparison, kindSchema } from "./kind-comparison.ts";
import { handleOf, type ResolvedAccount } from "./resolved-account.ts";

/** One account, as it should be and as it is. */
export interface DiffInput {
  readonly desired: ResolvedAccount;
  /** Missing when the person has no account in the target. */
  readonly actual?: Account | undefined;
  readonly schema: Schema;
  readonly acknowledged?: Acknowledged | undefined;
}

/**
 * Compares one account as it should be with how it is, by the target's schema. Gives `undefined` when nothing is to be
 * done. What cannot be as it should is left out; `unmet` tells of it. An account of which the policy does not say
 * whether it is enabled is made disabled. Throws `unsupported` for a kind that the target does not have.
 */
export function diff(input: DiffInput): Difference | undefined {
  const { desired, actual } = input;
  if (!actual) return desired.presence === "present" ? missing(input) : undefined;
  if (desired.presence !== "gone") return changed(input, actual);
  return { ...base(desired), difference: "surplus", actual, reasons: accessReasons(desired) };
}

function missing({ desired, schema }: DiffInput): MissingAccount {
  const kind = kindComparison(kindSchema(schema, desired.kind));
  const attributes: Record<string, AttributeValue> = {};
  for (const [name, { value }] of Object.entries(desired.attributes)) {
    if (value === null || (typeof value === "object" && value.length === 0)) continue;
    if (!creationBarrier(value, kind.get(name)?.schema)) attributes[name] = value;
  }
  return {
    ...base(desired),
    difference: "missing",
    handle: handleOf(desired.personId),
    attributes,
    enabled: desired.enabled ?? false,
    entitlements: byKey(
      new Map(desired.entitlements?.holds.map((one) => [entitlementKey(one), one])),
    ),
    reasons: creationReasons(desired, Object.keys(attributes)),
  };
}

function changed(input: DiffInput, actual: Account): ChangedAccount | undefined {
  const { desired } = input;
  const enabled = desired.enabled === actual.enabled ? undefined : desired.enabled;
  const changes: Changes = {
    deltas: attributeDeltas(input, actual),
    ...(enabled === undefined ? {} : { enabled }),
    ...entitlementChanges(desired, actual),
  };
  const { deltas, grant, revoke } = changes;
  if (enabled === undefined && deltas.length + grant.length + revoke.length === 0) return undefined;
  return {
    ...base(desired),
    difference: "changed",
    actual,
    ...changes,
    reasons: changeReasons(desired, changes),
  };
}

function attributeDeltas(input: DiffInput, actual: Account): readonly AttributeDelta[] {
  const { desired, schema, acknowledged } = input;
  const kind = kindComparison(kindSchema(schema, desired.kind));
  const deltas: AttributeDelta[] = [];
  for (const name in desired.attributes) {
    const wanted = desired.attributes[name];
    if (!wanted || wanted.value === actual.attributes[name]) continue;
    const found = attributeDifference({
      name,
      desired: wanted,
      actual,
      compared: kind.get(name),
      acknowledged: acknowledged?.[name],
    });
    if (typeof found === "object") deltas.push(...found);
  }
  // The order in which a policy names its attributes must not show in a plan; one name's deltas stay as they are.
  return deltas.length < 2 ? deltas : deltas.sort(byAttribute);
}

function entitlementChanges(
  desired: ResolvedAccount,
  actual: Account,
): { readonly grant: readonly EntitlementRef[]; readonly revoke: readonly EntitlementRef[] } {
  const rule = desired.entitlements;
  if (!rule || actual.incomplete?.includes("entitlements")) return { grant: [], revoke: [] };
  const holds = new Map(rule.holds.map((one) => [entitlementKey(one), one]));
  const held = new Map(actual.entitlements.map((one) => [entitlementKey(one), one]));
  const grant = new Map([...holds].filter(([key]) => !held.has(key)));
  const revoke = new Map(
    [...held].filter(([key, one]) => !one.fixed && !holds.has(key) && rule.owns(one)),
  );
  return { grant: byKey(grant), revoke: byKey(revoke) };
}

function byKey(entitlements: ReadonlyMap<string, EntitlementRef>): readonly EntitlementRef[] {
  return [...entitlements.keys()].sort().map((key) => entitlements.get(key) as EntitlementRef);
}

function base(
  desired: ResolvedAccount,
): Pick<Difference, "target" | "account" | "personId" | "label"> & { due?: string } {
  const { target, kind, personId, label, standing } = desired;
  const due = standing.state === "prepared" ? standing.changesOn : undefined;
  return { target, account: kind, personId, label, ...(due === undefined ? {} : { due }) };
}
