import type { ObjectKind } from "../store/change.ts";
import { unsupportedQuery } from "../wire/refusals.ts";
import type { Condition } from "./condition.ts";
import { ruleOf } from "./property-rule.ts";

/** Refuses a filter whose properties do not take its operators; tells whether it needs the advanced index. */
export function checkFilter(
  kind: ObjectKind,
  condition: Condition,
): { readonly advanced: boolean } {
  switch (condition.kind) {
    case "and":
    case "or":
      return {
        advanced: condition.parts
          .map((part) => checkFilter(kind, part))
          .some((one) => one.advanced),
      };
    case "not":
      checkFilter(kind, condition.part);
      return { advanced: true };
    case "any":
    case "count":
      checkProperty(kind, condition.path, "eq");
      return { advanced: condition.kind === "count" };
    default: {
      const operator = operatorOf(condition);
      checkProperty(kind, condition.path, operator);
      return { advanced: operator === "ne" || operator === "endsWith" };
    }
  }
}

function operatorOf(
  condition: Condition & { readonly kind: "compare" | "in" | "startsWith" | "endsWith" },
): string {
  if (condition.kind !== "compare") return condition.kind;
  if (condition.by === "gt") return "ge";
  return condition.by === "lt" ? "le" : condition.by;
}

function checkProperty(kind: ObjectKind, path: readonly string[], operator: string): void {
  const property = path[0] ?? "";
  const rule = ruleOf(kind, property);
  if (!rule)
    throw unsupportedQuery(
      `Property '${property}' does not exist as a declared property or extension property.`,
    );
  if (!(rule.operators ?? "").split(" ").includes(operator)) {
    throw unsupportedQuery(
      `Unsupported or invalid query filter clause specified for property '${property}' of resource '${kind === "user" ? "User" : "Group"}'.`,
    );
  }
}
