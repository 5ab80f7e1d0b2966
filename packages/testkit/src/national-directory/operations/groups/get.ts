import { selected } from "../../query/wanted.ts";
import { answered } from "../answered.ts";
import { list } from "../list.ts";
import type { Operation } from "../operation.ts";
import { permissions } from "../permissions.ts";
import { seen } from "../seen.ts";
import { showObject } from "../show-object.ts";

/** `GET /groups`. */
export const listGroups: Operation = {
  name: "GET /groups",
  permissions: permissions.readGroups,
  run: (call) => list(call, { kind: "group", life: "live", path: "/groups" }),
};

/** `GET /groups/{group-id}`. */
export const getGroup: Operation = {
  name: "GET /groups/{group-id}",
  permissions: permissions.readGroups,
  run: (call) => {
    const wanted = selected("group", call.query.get("$select"));
    const shown = showObject(seen(call, "group", call.params[0] ?? ""), wanted);
    return answered("groups/$entity", shown);
  },
};
