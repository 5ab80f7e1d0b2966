import type { ObjectKind, Properties } from "../store/change.ts";
import { Refusal } from "../wire/refusal.ts";
import { usualGroupProperties } from "./group-properties.ts";
import { ruleOf } from "./property-rule.ts";
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
    const value = name === "passwordProfile" ? null : properties[name];
    const empty = ruleOf(kind, name)?.type;
    if (value !== undefined) result[name] = value;
    else if (name.startsWith("extension_")) continue;
    else result[name] = empty === "texts" || empty === "objects" ? [] : null;
  }
  return result;
}
