import type { Properties } from "../../store/change.ts";
import type { World } from "../../world.ts";

/** Why a licence cannot be assigned: the word that group assignments show, and the message of a direct one. */
export interface LicenceError {
  readonly error:
    | "CountViolation"
    | "MutuallyExclusiveViolation"
    | "DependencyViolation"
    | "ProhibitedInUsageLocationViolation"
    | "Other"
    | "Others";
  readonly message: string;
}

/** Gives what is against a licence for a user who would then hold all of `held`. */
export function licenceError(
  { settings, store }: Pick<World, "settings" | "store">,
  asked: {
    readonly skuId: string;
    readonly properties: Properties;
    readonly held: readonly string[];
  },
): LicenceError | undefined {
  const { skuId, properties, held } = asked;
  const licence = settings.licences.get(skuId);
  if (!licence)
    return {
      error: "Other",
      message: `License ${skuId} does not correspond to a valid company License.`,
    };
  if (licence.broken) return { error: licence.broken, message: "License assignment failed." };
  const place = properties.usageLocation;
  if (typeof place !== "string" || licence.prohibitedIn?.includes(place)) {
    return {
      error: "ProhibitedInUsageLocationViolation",
      message: "License assignment cannot be done for user with invalid usage location.",
    };
  }
  if (licence.conflictsWith?.some((other) => held.includes(other))) {
    return {
      error: "MutuallyExclusiveViolation",
      message: "License assignment failed because service plans are mutually exclusive.",
    };
  }
  if (licence.needs && !licence.needs.some((other) => held.includes(other))) {
    return {
      error: "DependencyViolation",
      message: "License assignment failed because a service plan depends on another service plan.",
    };
  }
  const has =
    Array.isArray(properties.assignedLicenses) &&
    properties.assignedLicenses.some((one: Properties) => one.skuId === skuId);
  if (!has && (store.taken.seats.get(skuId) ?? 0) >= licence.seats) {
    return {
      error: "CountViolation",
      message: `Subscription with SKU ${skuId} does not have any available licenses.`,
    };
  }
  return;
}
