import { mustHold } from "../../access/allowed.ts";
import type { Operation } from "../operation.ts";
import { permissions } from "../permissions.ts";
import { commit, writable } from "../seen.ts";
import { withoutNotes } from "../without-notes.ts";
import { checkGroup } from "./check-group.ts";
import { addMembers } from "./members.ts";

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
