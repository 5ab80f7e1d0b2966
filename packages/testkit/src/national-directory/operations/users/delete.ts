import { mustActOn } from "../../access/allowed.ts";
import { badRequest } from "../../wire/refusals.ts";
import type { Operation } from "../operation.ts";
import { permissions } from "../permissions.ts";
import { commit, writable } from "../seen.ts";

/** `DELETE /users/{user-id}`: restorable until it is purged. */
export const deleteUser: Operation = {
  name: "DELETE /users/{user-id}",
  permissions: ["User.DeleteRestore.All", ...permissions.writeUsers],
  run: (call) => {
    const { object, version } = writable(call, "user", call.params[0] ?? "");
    if (version.properties.onPremisesSyncEnabled === true) {
      throw badRequest("Unable to delete on-premises mastered Directory Sync objects.");
    }
    mustActOn(call.bearer, { privileged: version.properties.directoryRole !== undefined });
    commit(call, { do: "delete", id: object.id });
    return { status: 204 };
  },
};
