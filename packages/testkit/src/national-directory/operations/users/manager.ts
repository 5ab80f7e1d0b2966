import { latest } from "../../store/version.ts";
import { badRequest, notFound } from "../../wire/refusals.ts";
import { answered } from "../answered.ts";
import type { Call, Operation } from "../operation.ts";
import { permissions } from "../permissions.ts";
import { commit, seen, writable } from "../seen.ts";

/** `GET /users/{user-id}/manager`: 404 when there is none. */
export const getManager: Operation = {
  name: "GET /users/{user-id}/manager",
  permissions: permissions.readUsers,
  run: (call) => {
    const { version } = seen(call, "user", call.params[0] ?? "");
    const id = version.properties.manager;
    if (typeof id !== "string") throw notFound("manager");
    const { object } = seen(call, "user", id);
    const { displayName = null, userPrincipalName = null } = latest(object).properties;
    const shown = { "@odata.type": "#microsoft.graph.user", id, displayName, userPrincipalName };
    return answered("directoryObjects/$entity", shown);
  },
};

/** `PUT /users/{user-id}/manager/$ref`. */
export const putManager: Operation = {
  name: "PUT /users/{user-id}/manager/$ref",
  permissions: permissions.writeUsers,
  run: (call) => {
    const { object } = writable(call, "user", call.params[0] ?? "");
    const manager = seen(call, "user", referenced(call)).object.id;
    commit(call, { do: "set", kind: "user", id: object.id, patch: { manager } });
    return { status: 204 };
  },
};

/** `DELETE /users/{user-id}/manager/$ref`. */
export const removeManager: Operation = {
  name: "DELETE /users/{user-id}/manager/$ref",
  permissions: permissions.writeUsers,
  run: (call) => {
    const { object, version } = writable(call, "user", call.params[0] ?? "");
    if (typeof version.properties.manager !== "string") throw notFound("manager");
    commit(call, { do: "set", kind: "user", id: object.id, patch: { manager: null } });
    return { status: 204 };
  },
};

/** Reads the object that the body of a `$ref` request names. Refuses one that names none. */
export function referenced(call: Call): string {
  const reference = call.body["@odata.id"];
  const id = /\/(?:directoryObjects|users|groups)(?:\/|\(')([^/')]+)/.exec(String(reference))?.[1];
  if (id === undefined)
    throw badRequest("Invalid URL format specified in @odata.id property of resource.");
  return decodeURIComponent(id);
}
