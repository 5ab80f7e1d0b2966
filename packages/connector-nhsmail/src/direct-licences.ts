import type { GraphUser } from "./account.ts";

/**
 * Gives the products of which a user holds a licence by itself: one that comes by a group alone goes with the group, and
 * cannot be taken from the user. `undefined` when what was read is not a list of licences.
 */
export function directLicences({
  assignedLicenses,
  licenseAssignmentStates,
}: GraphUser): readonly string[] | undefined {
  if (!Array.isArray(assignedLicenses)) return assignedLicenses === null ? [] : undefined;
  const ids = assignedLicenses.map((licence) => licence?.skuId);
  if (!ids.every((id) => typeof id === "string")) return undefined;
  const states = Array.isArray(licenseAssignmentStates) ? licenseAssignmentStates : [];
  const own = new Set(states.filter((one) => !one?.assignedByGroup).map((one) => one?.skuId));
  const byGroup = new Set(states.filter((one) => one?.assignedByGroup).map((one) => one?.skuId));
  return ids.filter((id) => own.has(id) || !byGroup.has(id));
}
