import { type EntitlementRef, entitlementKey } from "../../model/entitlement.ts";
import type { AttributeDelta, ChangeClass, UpdateOperation } from "../../model/operation.ts";
import type { AttributeValue, Scalar } from "../../model/value.ts";
import type { Done } from "./done.ts";

/** What undoes an update, and the parts of it that nothing undoes. */
export interface UpdateInverse {
  readonly changes: Pick<UpdateOperation, "deltas" | "enabled" | "grant" | "revoke" | "expects">;
  readonly classes: readonly ChangeClass[];
  /** Whether anything is left to do. */
  readonly isEmpty: boolean;
  /** Sentences. */
  readonly lost: readonly string[];
}

/** Turns an update round: values go back to what they were, and the state that it left behind is expected. */
export function invertUpdate(operation: UpdateOperation, done: Done): UpdateInverse {
  const attributes = [...new Set(operation.deltas.map(({ attribute }) => attribute))];
  const unknown = attributes.filter((name) => isLost(name, operation, done));
  const deltas = attributes.flatMap((name) => reversed(name, operation, done));
  const enabled = previousState(operation);
  const grant = without(operation.revoke, operation.expects.lacks);
  const revoke = without(operation.grant, operation.expects.holds);
  const lost = unknown.map((name) => `the value of ${name} before was not kept`);
  if (operation.classes.includes("password")) lost.push("the password before is not known");
  return {
    changes: {
      deltas,
      ...(enabled === undefined ? {} : { enabled }),
      ...(grant.length > 0 ? { grant } : {}),
      ...(revoke.length > 0 ? { revoke } : {}),
      expects: {
        exists: true,
        ...(Object.keys(done.after).length > 0 ? { attributes: done.after } : {}),
        ...(enabled === undefined ? {} : { enabled: !enabled }),
        ...(revoke.length > 0 ? { holds: revoke } : {}),
        ...(grant.length > 0 ? { lacks: grant } : {}),
      },
    },
    classes: operation.classes.filter((each) => each !== "password").map(opposite),
    isEmpty: deltas.length + grant.length + revoke.length === 0 && enabled === undefined,
    lost,
  };
}

/** Gives the class of change that undoes one of a class. */
export function opposite(changeClass: ChangeClass): ChangeClass {
  return opposites[changeClass] ?? changeClass;
}

const opposites: Readonly<Partial<Record<ChangeClass, ChangeClass>>> = {
  create: "delete",
  delete: "create",
  enable: "disable",
  disable: "enable",
  grant: "revoke",
  revoke: "grant",
};

function previousState({ enabled, expects }: UpdateOperation): boolean | undefined {
  if (enabled === undefined || expects.enabled === enabled) return undefined;
  return !enabled;
}

function without(
  changed: readonly EntitlementRef[] = [],
  unchanged: readonly EntitlementRef[] = [],
): readonly EntitlementRef[] {
  const keys = new Set(unchanged.map(entitlementKey));
  return changed.filter((one) => !keys.has(entitlementKey(one)));
}

function isWhole({ change }: AttributeDelta): boolean {
  return change === "replace" || change === "clear";
}

function isLost(name: string, operation: UpdateOperation, { before }: Done): boolean {
  const deltas = operation.deltas.filter(({ attribute }) => attribute === name);
  return deltas.some(isWhole) && !Object.hasOwn(before, name);
}

function reversed(name: string, operation: UpdateOperation, { before }: Done): AttributeDelta[] {
  const deltas = operation.deltas.filter(({ attribute }) => attribute === name);
  if (!deltas.some(isWhole)) return deltas.flatMap((delta) => reversedPart(delta, before[name]));
  const value = before[name];
  if (value === undefined) return [];
  if (value === null) return [{ attribute: name, change: "clear" }];
  return [{ attribute: name, change: "replace", value }];
}

function reversedPart(
  delta: AttributeDelta,
  before: AttributeValue | null | undefined,
): AttributeDelta[] {
  if (delta.change !== "add" && delta.change !== "remove") return [];
  const held = before === undefined ? undefined : new Set(valuesOf(before));
  const isAdd = delta.change === "add";
  const values = delta.values.filter((value) => held === undefined || held.has(value) !== isAdd);
  if (values.length === 0) return [];
  return [{ attribute: delta.attribute, change: isAdd ? "remove" : "add", values }];
}

function valuesOf(value: AttributeValue | null): readonly Scalar[] {
  if (value === null) return [];
  return typeof value === "object" ? value : [value];
}
