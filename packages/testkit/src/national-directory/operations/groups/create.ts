import { mustHold } from "../../access/allowed.ts";
import { uuidFrom } from "../../chance.ts";
import { instant } from "../../instant.ts";
import { badRequest } from "../../wire/refusals.ts";
import type { Operation } from "../operation.ts";
import { permissions } from "../permissions.ts";
import { commit } from "../seen.ts";
import { showWritten } from "../show-object.ts";
import { withoutNotes } from "../without-notes.ts";
import { checkGroup } from "./check-group.ts";

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
