import { mustHold } from "../../access/allowed.ts";
import { uuidFrom } from "../../chance.ts";
import { instant } from "../../instant.ts";
import { ruleOf } from "../../query/property-rule.ts";
import { selected } from "../../query/wanted.ts";
import type { Properties } from "../../store/change.ts";
import { badRequest } from "../../wire/refusals.ts";
import { answered } from "../answered.ts";
import { list } from "../list.ts";
import type { Operation } from "../operation.ts";
import { permissions } from "../permissions.ts";
import { commit, seen, writable } from "../seen.ts";
import { showObject, showWritten } from "../show-object.ts";
import { withoutNotes } from "../without-notes.ts";
import { addMembers } from "./members.ts";

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

/** `POST /groups`: nothing about a security group is unique, so that the same request twice makes two. */
export const createGroup: Operation = {
  name: "POST /groups",
  permissions: ["Group.Create", ...permissions.writeGroups],
  run: (call) => {
    const { body, world } = call;
    for (const name of ["displayName", "mailEnabled", "mailNickname", "securityEnabled"]) {
      if (body[name] === undefined)
        throw badRequest(`A value is required for property '${name}' of resource 'Group'.`);
    }
    checkGroup(body);
    if (body.isAssignableToRole === true)
      mustHold(call.bearer, ["RoleManagement.ReadWrite.Directory"]);
    const id = uuidFrom(world.settings.seed, 1, world.store.order.length);
    const patch = {
      groupTypes: [],
      proxyAddresses: [],
      ...withoutNotes(body),
      createdDateTime: instant(call.now),
    };
    commit(call, { do: "set", kind: "group", id, patch });
    return showWritten(call, id, 201);
  },
};

/** `PATCH /groups/{group-id}`; `members@odata.bind` adds up to 20 members, all or none. */
export const patchGroup: Operation = {
  name: "PATCH /groups/{group-id}",
  permissions: permissions.writeMembers,
  run: (call) => {
    const { body } = call;
    const { object } = writable(call, "group", call.params[0] ?? "");
    checkGroup(body);
    const patch = withoutNotes(body);
    if (Object.keys(patch).length > 0) mustHold(call.bearer, permissions.writeGroups);
    const bound = body["members@odata.bind"];
    if (Array.isArray(bound)) addMembers(call, object.id, bound.map(String));
    if (Object.keys(patch).length > 0)
      commit(call, { do: "set", kind: "group", id: object.id, patch });
    return { status: 204 };
  },
};

/** `DELETE /groups/{group-id}`: a security group is gone for good. */
export const deleteGroup: Operation = {
  name: "DELETE /groups/{group-id}",
  permissions: permissions.writeGroups,
  run: (call) => {
    const { object } = writable(call, "group", call.params[0] ?? "");
    commit(call, { do: "purge", id: object.id });
    return { status: 204 };
  },
};

function checkGroup(body: Properties): void {
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
