import { mustHold } from "../../access/allowed.ts";
import { selected, shown } from "../../query/wanted.ts";
import type { Properties } from "../../store/change.ts";
import { membersAt } from "../../store/members.ts";
import { latest, type StoredObject, versionAt } from "../../store/version.ts";
import { badRequest, notFound } from "../../wire/refusals.ts";
import { answered } from "../answered.ts";
import type { Call, Operation } from "../operation.ts";
import { pageOf } from "../page.ts";
import { permissions } from "../permissions.ts";
import { commit, seen, writable } from "../seen.ts";
import { referenced } from "../users/manager.ts";

/** `GET /groups/{group-id}/members`. */
export const listMembers: Operation = {
  name: "GET /groups/{group-id}/members",
  permissions: permissions.readGroups,
  run: (call) => {
    const { object } = seen(call, "group", call.params[0] ?? "");
    const live = membersOf(call, object.id);
    const { items, link } = pageOf(call, live, `/groups/${object.id}/members`);
    const wanted = selected("user", call.query.get("$select"));
    const value = items.map((one) => {
      const { properties } = versionAt(one, call.reading.entities) ?? {};
      const type = { "@odata.type": `#microsoft.graph.${one.kind}` };
      return { ...type, ...shown("user", { ...properties, id: one.id }, wanted) };
    });
    const count = call.query.get("$count") === "true" ? { "@odata.count": live.length } : {};
    return answered("directoryObjects", { ...count, ...link, value });
  },
};

/** `POST /groups/{group-id}/members/$ref`. */
export const addMember: Operation = {
  name: "POST /groups/{group-id}/members/$ref",
  permissions: permissions.writeMembers,
  run: (call) => {
    const { object } = writable(call, "group", call.params[0] ?? "");
    addMembers(call, object.id, [String(call.body["@odata.id"])]);
    return { status: 204 };
  },
};

/** `DELETE /groups/{group-id}/members/{directoryObject-id}/$ref`. */
export const removeMember: Operation = {
  name: "DELETE /groups/{group-id}/members/{directoryObject-id}/$ref",
  permissions: permissions.writeMembers,
  run: (call) => {
    const [group = "", key = ""] = call.params;
    const { object, version } = writable(call, "group", group);
    checkMembership(call, version.properties);
    const member = key.toLowerCase();
    const { members } = call.world.store;
    if (!members.now.get(object.id)?.has(member)) throw notFound(member);
    commit(call, { do: "part", group: object.id, member });
    return { status: 204 };
  },
};

/** Adds members by their references, all or none. Refuses more than 20, one who is a member, one who is not there. */
export function addMembers(call: Call, group: string, references: readonly string[]): void {
  const { members, objects } = call.world.store;
  if (references.length > 20)
    throw badRequest("The number of members to add in one request must not exceed 20.");
  const holder = objects.get(group);
  checkMembership(call, holder ? latest(holder).properties : {});
  const ids = references.map((reference) => memberOf(call, reference));
  if (ids.some((id) => members.now.get(group)?.has(id))) {
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'members'.",
    );
  }
  for (const member of ids) commit(call, { do: "join", group, member });
}

function membersOf(call: Call, group: string): readonly StoredObject[] {
  const { store } = call.world;
  return [...membersAt(store.members, group, call.reading.edges)]
    .map((id) => store.objects.get(id))
    .filter((one) => one !== undefined)
    .filter((one) => latest(one).life === "live");
}

function memberOf(call: Call, reference: string): string {
  const key = referenced({ ...call, body: { "@odata.id": reference } });
  const kind = call.world.store.objects.get(key.toLowerCase())?.kind ?? "user";
  return seen(call, kind, key).object.id;
}

function checkMembership(call: Call, group: Properties): void {
  if (group.isAssignableToRole === true)
    mustHold(call.bearer, ["RoleManagement.ReadWrite.Directory"]);
  if (Array.isArray(group.groupTypes) && group.groupTypes.includes("DynamicMembership")) {
    throw badRequest("Cannot update the membership of a dynamic group.");
  }
  if (group.onPremisesSyncEnabled === true) {
    throw badRequest(
      "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.",
    );
  }
}
