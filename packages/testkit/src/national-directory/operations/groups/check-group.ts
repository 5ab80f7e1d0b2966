import { ruleOf } from "../../query/property-rule.ts";
import type { Properties } from "../../store/change.ts";
import { badRequest } from "../../wire/refusals.ts";
import { withoutNotes } from "../without-notes.ts";

/** Refuses properties of a group that Graph would refuse. */
export function checkGroup(body: Properties): void {
  for (const [name, value] of Object.entries(withoutNotes(body))) {
    const rule = ruleOf("group", name);
    if (!rule) throw badRequest(`Property ${name} does not exist on type microsoft.graph.group.`);
    if (rule.readOnly) throw badRequest(`Property '${name}' is read-only and cannot be set.`);
    const long =
      rule.longest !== undefined && typeof value === "string" && value.length > rule.longest;
    if (long)
      throw badRequest(`Invalid value specified for property '${name}' of resource 'Group'.`);
  }
}
