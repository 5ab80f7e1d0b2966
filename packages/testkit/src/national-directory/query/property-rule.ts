import type { ObjectKind } from "../store/change.ts";
import { groupProperties } from "./group-properties.ts";
import { type PropertyRule, text } from "./property.ts";
import { userProperties } from "./user-properties.ts";

const extension: PropertyRule = { type: "text", operators: text };

/** Gives the rule of a property; `undefined` when there is no such property. */
export function ruleOf(kind: ObjectKind, property: string): PropertyRule | undefined {
  if (isExtension(property)) return extension;
  const rules = kind === "user" ? userProperties : groupProperties;
  return Object.hasOwn(rules, property) ? rules[property as keyof typeof rules] : undefined;
}

/** Tells whether a name is that of a directory extension: `extension_`, an application's identifier, a name. */
export function isExtension(property: string): boolean {
  return /^extension_[0-9a-f]{32}_[A-Za-z0-9_]+$/i.test(property);
}
