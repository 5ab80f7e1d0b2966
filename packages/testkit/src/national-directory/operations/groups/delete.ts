import type { Operation } from "../operation.ts";
import { permissions } from "../permissions.ts";
import { commit, writable } from "../seen.ts";

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
