import { instant } from "../../instant.ts";
import type { Properties } from "../../store/change.ts";
import { latest } from "../../store/version.ts";
import { badRequest } from "../../wire/refusal.ts";
import type { Call, Operation } from "../operation.ts";
import { permissions } from "../permissions.ts";
import { commit, writable } from "../seen.ts";
import { showWritten } from "../show-object.ts";
import { licenceError } from "../users/licence-rules.ts";
import { heldBy } from "../users/licences.ts";

/**
 * `POST /groups/{group-id}/assignLicense`: answered with 202 whatever comes of it. Who of the members got the licence,
 * and who did not and why, stands in their `licenseAssignmentStates`.
 */
export const assignGroupLicence: Operation = {
  name: "POST /groups/{group-id}/assignLicense",
  permissions: ["LicenseAssignment.ReadWrite.All", ...permissions.writeGroups],
  run: (call) => {
    const { object, version } = writable(call, "group", call.params[0] ?? "");
    const { addLicenses, removeLicenses } = call.body;
    if (!Array.isArray(addLicenses) || !Array.isArray(removeLicenses)) {
      throw badRequest("A value is required for property 'addLicenses' and 'removeLicenses'.");
    }
    const kept = heldBy(version.properties).filter(({ skuId }) => !removeLicenses.includes(skuId));
    const assignedLicenses = [
      ...kept,
      ...addLicenses.map((one: Properties) => ({ disabledPlans: [], ...one })),
    ];
    commit(call, { do: "set", kind: "group", id: object.id, patch: { assignedLicenses } });
    for (const member of call.world.store.members.now.get(object.id) ?? []) {
      for (const one of addLicenses)
        give(call, { member, group: object.id, skuId: String(one.skuId) });
    }
    return showWritten(call, object.id, 202);
  },
};

function give(
  call: Call,
  grant: { readonly member: string; readonly group: string; readonly skuId: string },
): void {
  const { member, group, skuId } = grant;
  const object = call.world.store.objects.get(member);
  if (object?.kind !== "user" || latest(object).life !== "live") return;
  const { properties } = latest(object);
  const held = heldBy(properties);
  const fault = licenceError(call.world, {
    skuId,
    properties,
    held: [...held.map((one) => one.skuId), skuId],
  });
  const states = Array.isArray(properties.licenseAssignmentStates)
    ? properties.licenseAssignmentStates
    : [];
  const state = {
    skuId,
    disabledPlans: [],
    assignedByGroup: group,
    state: fault ? "Error" : "Active",
    error: fault?.error ?? "None",
    lastUpdatedDateTime: instant(call.now),
  };
  const patch = {
    licenseAssignmentStates: [...states, state],
    ...(fault ? {} : { assignedLicenses: [...held, { skuId, disabledPlans: [] }] }),
  };
  commit(call, { do: "set", kind: "user", id: member, patch });
}
