import { latest } from "../../store/version.ts";
import type { Call, Operation } from "../operation.ts";
import { permissions } from "../permissions.ts";
import { commit, writable } from "../seen.ts";
import { showWritten } from "../show-object.ts";
import { askedLicences } from "../users/changed-licences.ts";
import { heldBy, licenceState } from "../users/held-licences.ts";
import { licenceError } from "../users/licence-rules.ts";

/**
 * `POST /groups/{group-id}/assignLicense`: answered with 202 whatever comes of it. Who of the members got the licence,
 * and who did not and why, stands in their `licenseAssignmentStates`.
 */
export const assignGroupLicence: Operation = {
  name: "POST /groups/{group-id}/assignLicense",
  permissions: ["LicenseAssignment.ReadWrite.All", ...permissions.writeGroups],
  run: (call) => {
    const { object, version } = writable(call, "group", call.params[0] ?? "");
    const { addLicenses, removeLicenses } = askedLicences(call);
    const kept = heldBy(version.properties).filter(({ skuId }) => !removeLicenses.includes(skuId));
    const assignedLicenses = [...kept, ...addLicenses];
    commit(call, { do: "set", kind: "group", id: object.id, patch: { assignedLicenses } });
    for (const member of call.world.store.members.now.get(object.id) ?? []) {
      for (const { skuId } of addLicenses) give(call, { member, group: object.id, skuId });
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
  const asked = [...held.map((one) => one.skuId), skuId];
  const error = licenceError(call.world, { skuId, properties, held: asked })?.error;
  const { licenseAssignmentStates: before } = properties;
  const given = { skuId, disabledPlans: [] };
  const patch = {
    licenseAssignmentStates: [
      ...(Array.isArray(before) ? before : []),
      licenceState({ ...given, group, error, at: call.now }),
    ],
    ...(error ? {} : { assignedLicenses: [...held, given] }),
  };
  commit(call, { do: "set", kind: "user", id: member, patch });
}
