import type { Schema } from "@rollcall/core";
import type { GraphAttribute } from "./attributes.ts";
import type { NhsmailSettings } from "./settings.ts";

/** Writes what the directory can hold, in core's words. */
export function schemaOf(
  attributes: ReadonlyMap<string, GraphAttribute>,
  { groups }: Pick<NhsmailSettings, "groups">,
): Schema {
  const seesGroups = groups === "all" || groups.size > 0;
  return {
    kinds: {
      account: {
        attributes: Object.fromEntries([...attributes].map(([name, { schema }]) => [name, schema])),
        entitlements: seesGroups ? ["group", "licence"] : ["licence"],
      },
    },
  };
}
