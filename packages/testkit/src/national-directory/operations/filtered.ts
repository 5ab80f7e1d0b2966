import { meets } from "../query/meets.ts";
import { parseFilter } from "../query/parse-filter.ts";
import type { Call } from "./operation.ts";

/** Gives those of a list that the request's `$filter` takes; all without one. */
export function filtered(call: Call, all: readonly object[]): readonly object[] {
  const filter = call.query.get("$filter");
  const condition = filter === null ? undefined : parseFilter(filter);
  return condition ? all.filter((one) => meets(condition, one)) : all;
}
