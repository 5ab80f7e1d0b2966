import type { Condition } from "../query/condition.ts";
import { parseFilter } from "../query/parse-filter.ts";
import { unsupportedQuery } from "../wire/refusals.ts";

/** Reads the one filter that feeds know: up to 50 identifiers. Refuses any other. */
export function meetsIds(filter: string | undefined): readonly string[] | undefined {
  if (filter === undefined) return;
  const condition = parseFilter(filter);
  const ids = (condition.kind === "or" ? condition.parts : [condition]).map(idOf);
  if (ids.length > 50)
    throw unsupportedQuery("Too many objects in the filter: delta takes at most 50.");
  return ids;
}

function idOf(condition: Condition): string {
  const wanted =
    condition.kind === "compare" && condition.by === "eq" && condition.path.join("/") === "id";
  if (wanted && typeof condition.value === "string") return condition.value.toLowerCase();
  throw unsupportedQuery("Unsupported filter: delta filters by 'id eq' only.");
}
