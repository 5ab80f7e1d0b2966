import type { LicenceSeed } from "../../licence.ts";
import type { Properties } from "../../store/change.ts";
import { answered } from "../answered.ts";
import type { Call, Operation } from "../operation.ts";
import { permissions } from "../permissions.ts";
import { commit, seen, writable } from "../seen.ts";
import { showWritten } from "../show-object.ts";
import { changedLicences } from "./changed-licences.ts";
import { type Held, heldBy, licenceState } from "./held-licences.ts";

/** `POST /users/{user-id}/assignLicense`. */
export const assignLicence: Operation = {
  name: "POST /users/{user-id}/assignLicense",
  permissions: ["LicenseAssignment.ReadWrite.All", ...permissions.writeUsers],
  run: (call) => {
    const { object, version } = writable(call, "user", call.params[0] ?? "");
    const after = changedLicences(call, version.properties);
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

// A mailbox comes with a licence: a user without mail gets the principal name as the address.
function licencePatch(call: Call, properties: Properties, after: readonly Held[]): Properties {
  const states = after.map((one) => licenceState({ ...one, at: call.now }));
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
