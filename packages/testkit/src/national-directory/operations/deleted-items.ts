import { mustActOn } from "../access/allowed.ts";
import { selected } from "../query/wanted.ts";
import { latest } from "../store/version.ts";
import type { Answer } from "../wire/exchange.ts";
import { notFound } from "../wire/refusals.ts";
import { answered } from "./answered.ts";
import { list } from "./list.ts";
import type { Call, Operation } from "./operation.ts";
import { permissions } from "./permissions.ts";
import { commit, type Seen } from "./seen.ts";
import { showObject } from "./show-object.ts";
import { checkUnique } from "./users/names.ts";

const writers = ["User.DeleteRestore.All", ...permissions.writeUsers];

/** `GET /directory/deletedItems/microsoft.graph.user`, as the documentation spells it. */
export const listDeleted: Operation = {
  name: "GET /directory/deletedItems/microsoft.graph.user",
  permissions: permissions.readUsers,
  run: (call) => {
    const path = "/directory/deletedItems/microsoft.graph.user";
    return list(call, { kind: "user", life: "deleted", path });
  },
};

/** `GET /directory/deletedItems/graph.user`, as generated clients spell it. */
export const listDeletedShort: Operation = {
  ...listDeleted,
  name: "GET /directory/deletedItems/graph.user",
};

/** `GET /directory/deletedItems/{directoryObject-id}`. */
export const getDeleted: Operation = {
  name: "GET /directory/deletedItems/{directoryObject-id}",
  permissions: permissions.readUsers,
  run: (call) => shownUser(deleted(call), call.query.get("$select")),
};

/** `POST /directory/deletedItems/{directoryObject-id}/restore`: refused when a name was given to another meanwhile. */
export const restoreDeleted: Operation = {
  name: "POST /directory/deletedItems/{directoryObject-id}/restore",
  permissions: writers,
  run: (call) => {
    const { object, version } = deleted(call);
    mustActOn(call.bearer, { privileged: version.properties.directoryRole !== undefined });
    const mark = object.id.replaceAll("-", "");
    const userPrincipalName = String(version.properties.userPrincipalName).replace(mark, "");
    checkUnique(call, object.id, { ...version.properties, userPrincipalName });
    commit(call, { do: "restore", id: object.id });
    return shownUser({ object, version: latest(object) }, null);
  },
};

/** `DELETE /directory/deletedItems/{directoryObject-id}`: for good. */
export const purgeDeleted: Operation = {
  name: "DELETE /directory/deletedItems/{directoryObject-id}",
  permissions: writers,
  run: (call) => {
    const { object, version } = deleted(call);
    mustActOn(call.bearer, { privileged: version.properties.directoryRole !== undefined });
    commit(call, { do: "purge", id: object.id });
    return { status: 204 };
  },
};

function shownUser(one: Seen, select: string | null): Answer {
  const type = { "@odata.type": "#microsoft.graph.user" };
  return answered("directoryObjects/$entity", {
    ...type,
    ...showObject(one, selected("user", select)),
  });
}

function deleted(call: Call): Seen {
  const id = (call.params[0] ?? "").toLowerCase();
  const object = call.world.store.objects.get(id);
  const version = object && latest(object);
  if (object?.kind !== "user" || version?.life !== "deleted") throw notFound(id);
  return { object, version };
}
