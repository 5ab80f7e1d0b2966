import { instant } from "../../instant.ts";
import type { LicenceSeed } from "../../licence.ts";
import type { Properties } from "../../store/change.ts";
import { badRequest } from "../../wire/refusal.ts";
import { answered } from "../answered.ts";
import type { Call, Operation } from "../operation.ts";
import { permissions } from "../permissions.ts";
import { commit, seen, writable } from "../seen.ts";
import { showWritten } from "../show-object.ts";
import { licenceError } from "./licence-rules.ts";

/** A licence as a user holds it. */
interface Held {
  readonly skuId: string;
  readonly disabledPlans: readonly string[];
}

/** `POST /users/{user-id}/assignLicense`. */
export const assignLicence: Operation = {
  name: "POST /users/{user-id}/assignLicense",
  permissions: ["LicenseAssignment.ReadWrite.All", ...permissions.writeUsers],
  run: (call) => {
    const { object, version } = writable(call, "user", call.params[0] ?? "");
    const after = assigned(call, version.properties);
    commit(call, {
      do: "set",
      kind: "user",
      id: object.id,
      patch: licencePatch(call, version.properties, after),
    });
    return showWritten(call, object.id);
  },
};

/** `GET /users/{user-id}/licenseDetails`. */
export const licenceDetails: Operation = {
  name: "GET /users/{user-id}/licenseDetails",
  permissions: [
    "LicenseAssignment.Read.All",
    "User.Read.All",
    "Directory.Read.All",
    "User.ReadWrite.All",
    "Directory.ReadWrite.All",
  ],
  run: (call) => {
    const { version } = seen(call, "user", call.params[0] ?? "");
    const value = heldBy(version.properties).map(({ skuId }) => detail(call, skuId));
    return answered("users/licenseDetails", { value });
  },
};

/** Gives the licences that a user holds. */
export function heldBy(properties: Properties): readonly Held[] {
  return Array.isArray(properties.assignedLicenses) ? (properties.assignedLicenses as Held[]) : [];
}

function assigned(call: Call, properties: Properties): readonly Held[] {
  const { addLicenses, removeLicenses } = call.body;
  if (!Array.isArray(addLicenses) || !Array.isArray(removeLicenses)) {
    throw badRequest("A value is required for property 'addLicenses' and 'removeLicenses'.");
  }
  const held = heldBy(properties);
  for (const skuId of removeLicenses) {
    if (!held.some((one) => one.skuId === skuId))
      throw badRequest("User does not have a corresponding license.");
  }
  const kept = held.filter(({ skuId }) => !removeLicenses.includes(skuId));
  const added = addLicenses.map((one: Properties) => ({
    skuId: String(one.skuId),
    disabledPlans: (one.disabledPlans ?? []) as string[],
  }));
  const after = [
    ...kept.filter(({ skuId }) => !added.some((one) => one.skuId === skuId)),
    ...added,
  ];
  for (const { skuId } of added) {
    const fault = licenceError(call.world, {
      skuId,
      properties,
      held: after.map((one) => one.skuId),
    });
    if (fault) throw badRequest(fault.message);
  }
  return after;
}

// A mailbox comes with a licence: a user without mail gets the principal name as the address.
function licencePatch(call: Call, properties: Properties, after: readonly Held[]): Properties {
  const at = instant(call.now);
  const states = after.map(({ skuId, disabledPlans }) => ({
    skuId,
    disabledPlans,
    assignedByGroup: null,
    state: "Active",
    error: "None",
    lastUpdatedDateTime: at,
  }));
  const licences = { assignedLicenses: after, licenseAssignmentStates: states };
  if (after.length === 0 || typeof properties.mail === "string") return licences;
  const mail = String(properties.userPrincipalName);
  return { ...licences, mail, proxyAddresses: [`SMTP:${mail}`] };
}

function detail(call: Call, skuId: string): object {
  const licence: LicenceSeed | undefined = call.world.settings.licences.get(skuId);
  return {
    id: Buffer.from(skuId.replaceAll("-", ""), "hex").toString("base64url"),
    skuId,
    skuPartNumber: licence?.skuPartNumber ?? null,
    servicePlans: (licence?.plans ?? []).map(({ id, name }) => ({
      servicePlanId: id,
      servicePlanName: name,
      provisioningStatus: "Success",
      appliesTo: "User",
    })),
  };
}
