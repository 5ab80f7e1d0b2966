import type { LicenceSeed } from "../licence.ts";
import { answered } from "./answered.ts";
import type { Call, Operation } from "./operation.ts";

/** `GET /organization`: the tenant, which is not one of NHSmail's organisations. */
export const organization: Operation = {
  name: "GET /organization",
  permissions: [
    "Organization.Read.All",
    "Directory.Read.All",
    "Organization.ReadWrite.All",
    "Directory.ReadWrite.All",
  ],
  run: (call) => {
    const { tenant, domains } = call.world.settings;
    const verifiedDomains = domains.map((name, at) => ({
      name,
      isDefault: at === 0,
      isInitial: false,
      capabilities: "Email, OfficeCommunicationsOnline",
      type: "Managed",
    }));
    const value = [
      {
        id: tenant,
        displayName: "NHS.net Connect",
        tenantType: "AAD",
        countryLetterCode: "GB",
        verifiedDomains,
      },
    ];
    return answered("organization", { value });
  },
};

/** `GET /domains`. */
export const listDomains: Operation = {
  name: "GET /domains",
  permissions: [
    "Domain.Read.All",
    "Directory.Read.All",
    "Domain.ReadWrite.All",
    "Directory.ReadWrite.All",
  ],
  run: (call) => {
    const value = call.world.settings.domains.map((id, at) => ({
      id,
      authenticationType: "Managed",
      isAdminManaged: true,
      isDefault: at === 0,
      isInitial: false,
      isRoot: true,
      isVerified: true,
      supportedServices: ["Email", "OfficeCommunicationsOnline"],
    }));
    return answered("domains", { value });
  },
};

/** `GET /subscribedSkus`. */
export const subscribedSkus: Operation = {
  name: "GET /subscribedSkus",
  permissions: [
    "LicenseAssignment.Read.All",
    "Organization.Read.All",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
  ],
  run: (call) => {
    const value = [...call.world.settings.licences.values()].map((licence) => skuOf(call, licence));
    return answered("subscribedSkus", { value });
  },
};

function skuOf({ world }: Call, { skuId, skuPartNumber, seats, plans = [] }: LicenceSeed): object {
  return {
    id: `${world.settings.tenant}_${skuId}`,
    accountId: world.settings.tenant,
    appliesTo: "User",
    capabilityStatus: "Enabled",
    skuId,
    skuPartNumber,
    consumedUnits: world.store.taken.seats.get(skuId) ?? 0,
    prepaidUnits: { enabled: seats, suspended: 0, warning: 0, lockedOut: 0 },
    servicePlans: plans.map(({ id, name }) => ({
      servicePlanId: id,
      servicePlanName: name,
      provisioningStatus: "Success",
      appliesTo: "User",
    })),
  };
}
