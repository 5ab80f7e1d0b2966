import { membersAt } from "../../store/members.ts";
import { latest } from "../../store/version.ts";
import { badRequest } from "../../wire/refusal.ts";
import type { Call, Operation } from "../operation.ts";
import { graphRoot } from "../page.ts";
import { seen } from "../seen.ts";

const readers = [
  "GroupMember.Read.All",
  "Directory.Read.All",
  "Group.Read.All",
  "Directory.ReadWrite.All",
  "Group.ReadWrite.All",
  "GroupMember.ReadWrite.All",
];

/** `GET /users/{user-id}/memberOf`. */
export const memberOf: Operation = {
  name: "GET /users/{user-id}/memberOf",
  permissions: readers,
  run: (call) => {
    const groups = groupsOf(call).map((id) => call.world.store.objects.get(id));
    const value = groups
      .filter((group) => group !== undefined)
      .map((group) => ({
        "@odata.type": "#microsoft.graph.group",
        id: group.id,
        displayName: latest(group).properties.displayName ?? null,
      }));
    return {
      status: 200,
      body: { "@odata.context": `${graphRoot}/$metadata#directoryObjects`, value },
    };
  },
};

/** `POST /users/{user-id}/checkMemberGroups`: of at most 20 groups, those that the user is in. */
export const checkMemberGroups: Operation = {
  name: "POST /users/{user-id}/checkMemberGroups",
  permissions: [
    "User.ReadBasic.All+GroupMember.Read.All",
    "User.Read.All+GroupMember.Read.All",
    ...readers,
  ],
  run: (call) => {
    const { groupIds } = call.body;
    if (!Array.isArray(groupIds) || groupIds.length > 20)
      throw badRequest("The collection 'groupIds' must have 1 to 20 items.");
    const own = new Set(groupsOf(call));
    return strings(groupIds.filter((id) => own.has(id)));
  },
};

/** `POST /users/{user-id}/getMemberGroups`. */
export const getMemberGroups: Operation = {
  name: "POST /users/{user-id}/getMemberGroups",
  permissions: readers,
  run: (call) => strings(groupsOf(call)),
};

function groupsOf(call: Call): readonly string[] {
  const { store } = call.world;
  const { object } = seen(call, "user", call.params[0] ?? "");
  const touched = new Set(store.members.groups.get(object.id) ?? []);
  for (const [group, events] of store.members.events) {
    if (events.some(({ member }) => member === object.id)) touched.add(group);
  }
  return [...touched].filter((group) =>
    membersAt(store.members, group, call.reading.edges).has(object.id),
  );
}

function strings(value: readonly string[]): { readonly status: number; readonly body: object } {
  return {
    status: 200,
    body: { "@odata.context": `${graphRoot}/$metadata#Collection(Edm.String)`, value },
  };
}
