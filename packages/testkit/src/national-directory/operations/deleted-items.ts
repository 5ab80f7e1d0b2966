import { mustActOn } from "../access/allowed.ts";
import { selected } from "../query/wanted.ts";
import { latest, type StoredObject, type Version } from "../store/version.ts";
import { notFound } from "../wire/refusal.ts";
import { list, showObject } from "./list.ts";
import type { Call, Operation } from "./operation.ts";
import { graphRoot } from "./page.ts";
import { commit } from "./seen.ts";
import { checkUnique } from "./users/names.ts";

const readers = [
  "User.Read.All",
  "User.ReadWrite.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
];
const writers = ["User.DeleteRestore.All", "User.ReadWrite.All", "Directory.ReadWrite.All"];

/** `GET /directory/deletedItems/microsoft.graph.user`, as the documentation spells it. */
export const listDeleted: Operation = {
  name: "GET /directory/deletedItems/microsoft.graph.user",
  permissions: readers,
  run: (call) =>
    list(call, {
      kind: "user",
      life: "deleted",
      path: "/directory/deletedItems/microsoft.graph.user",
    }),
};

/** `GET /directory/deletedItems/graph.user`, as generated clients spell it. */
export const listDeletedShort: Operation = {
  ...listDeleted,
  name: "GET /directory/deletedItems/graph.user",
};

/** `GET /directory/deletedItems/{directoryObject-id}`. */
export const getDeleted: Operation = {
  name: "GET /directory/deletedItems/{directoryObject-id}",
  permissions: readers,
  run: (call) => {
    const one = deleted(call);
    const type = { "@odata.type": "#microsoft.graph.user" };
    const shown = showObject(one, selected("user", call.query.get("$select")));
    return {
      status: 200,
      body: {
        "@odata.context": `${graphRoot}/$metadata#directoryObjects/$entity`,
        ...type,
        ...shown,
      },
    };
  },
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
    const shown = showObject({ object, version: latest(object) }, selected("user", null));
    const type = { "@odata.type": "#microsoft.graph.user" };
    return {
      status: 200,
      body: {
        "@odata.context": `${graphRoot}/$metadata#directoryObjects/$entity`,
        ...type,
        ...shown,
      },
    };
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

function deleted(call: Call): { readonly object: StoredObject; readonly version: Version } {
  const id = (call.params[0] ?? "").toLowerCase();
  const object = call.world.store.objects.get(id);
  const version = object && latest(object);
  if (object?.kind !== "user" || version?.life !== "deleted") throw notFound(id);
  return { object, version };
}
