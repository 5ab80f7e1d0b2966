import { membersAt } from "../../store/members.ts";
import { latest } from "../../store/version.ts";
import type { Answer } from "../../wire/exchange.ts";
import { badRequest } from "../../wire/refusals.ts";
import { answered } from "../answered.ts";
import type { Call, Operation } from "../operation.ts";
import { permissions } from "../permissions.ts";
import { seen } from "../seen.ts";

/** `GET /users/{user-id}/memberOf`. */
export const memberOf: Operation = {
  name: "GET /users/{user-id}/memberOf",
  permissions: permissions.readGroups,
  run: (call) => {
    const groups = groupsOf(call).map((id) => call.world.store.objects.get(id));
    const value = groups
      .filter((group) => group !== undefined)
      .map((group) => ({
        "@odata.type": "#microsoft.graph.group",
        id: group.id,
        displayName: latest(group).properties.displayName ?? null,
      }));
    return answered("directoryObjects", { value });
  },
};

/** `POST /users/{user-id}/checkMemberGroups`: of at most 20 groups, those that the user is in. */
export const checkMemberGroups: Operation = {
  name: "POST /users/{user-id}/checkMemberGroups",
  permissions: [
    "User.ReadBasic.All+GroupMember.Read.All",
    "User.Read.All+GroupMember.Read.All",
    ...permissions.readGroups,
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
  permissions: permissions.readGroups,
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

function strings(value: readonly string[]): Answer {
  return answered("Collection(Edm.String)", { value });
}
