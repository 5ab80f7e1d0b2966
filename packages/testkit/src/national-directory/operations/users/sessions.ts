import { instant } from "../../instant.ts";
import { forbidden } from "../../wire/refusals.ts";
import { answered } from "../answered.ts";
import type { Operation } from "../operation.ts";
import { permissions } from "../permissions.ts";
import { commit, writable } from "../seen.ts";

/** `POST /users/{user-id}/revokeSignInSessions`: is not a sensitive action, so that it works on administrators too. */
export const revokeSessions: Operation = {
  name: "POST /users/{user-id}/revokeSignInSessions",
  permissions: ["User.RevokeSessions.All", ...permissions.writeUsers],
  run: (call) => {
    const { object } = writable(call, "user", call.params[0] ?? "");
    const patch = { signInSessionsValidFromDateTime: instant(call.now) };
    commit(call, { do: "set", kind: "user", id: object.id, patch });
    return answered("Edm.Boolean", { value: true });
  },
};

/** `POST …/resetPassword`: not for applications. */
export const resetPassword: Operation = {
  name: "POST /users/{user-id}/authentication/methods/{authenticationMethod-id}/resetPassword",
  permissions: [],
  run: () => {
    throw forbidden();
  },
};
