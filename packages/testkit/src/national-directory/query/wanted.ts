import type { ObjectKind, Properties } from "../store/change.ts";
import { Refusal } from "../wire/refusal.ts";
import { usualGroupProperties } from "./group-properties.ts";
import { isExtension, ruleOf } from "./property-rule.ts";
import { usualUserProperties } from "./user-properties.ts";

const related: Readonly<Record<ObjectKind, readonly string[]>> = {
  user: ["manager"],
  group: ["members", "owners"],
};

/** Reads `$select`: the properties that are wanted, or the usual ones. Refuses one that does not exist. */
export function selected(kind: ObjectKind, select: string | null): readonly string[] {
  if (select === null || select === "")
    return kind === "user" ? usualUserProperties : usualGroupProperties;
  const names = select
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  for (const name of names) {
    if (ruleOf(kind, name) || related[kind].includes(name)) continue;
    const message = `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${kind}'.`;
    throw new Refusal(400, "BadRequest", message);
  }
  return [...new Set(["id", ...names])];
}

/** Shows the wanted properties of an object; one that it does not have is null, or empty where it is a list. */
export function shown(
  kind: ObjectKind,
  properties: Properties,
  wanted: readonly string[],
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const name of wanted) {
    if (related[kind].includes(name)) continue;
    const value = properties[name] ?? emptyOf(kind, name);
    if (value !== undefined) result[name] = value;
  }
  return result;
}

// A day that was never set is the first day of all where Graph does not know null; an extension is not shown at all.
function emptyOf(kind: ObjectKind, name: string): unknown {
  const rule = ruleOf(kind, name);
  if (isExtension(name)) return;
  if (rule?.type === "texts" || rule?.type === "objects") return [];
  return rule?.type === "instant" && rule.elsewhere ? "0001-01-01T00:00:00Z" : null;
}
