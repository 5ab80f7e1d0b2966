import type { LicenceSeed } from "../../licence.ts";
import type { Properties } from "../../store/change.ts";
import type { World } from "../../world.ts";
import { heldBy } from "./held-licences.ts";

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

/** A licence that a user is to have. */
export interface AskedLicence {
  readonly skuId: string;
  readonly properties: Properties;
  /** All licences that the user would then hold. */
  readonly held: readonly string[];
}

/** Gives what is against a licence for a user. */
export function licenceError(
  { settings, store }: Pick<World, "settings" | "store">,
  asked: AskedLicence,
): LicenceError | undefined {
  const { skuId } = asked;
  const licence = settings.licences.get(skuId);
  if (!licence) {
    const message = `License ${skuId} does not correspond to a valid company License.`;
    return { error: "Other", message };
  }
  const unfit = unfitFor(licence, asked);
  if (unfit) return unfit;
  if (has(asked) || (store.taken.seats.get(skuId) ?? 0) < licence.seats) return;
  const message = `Subscription with SKU ${skuId} does not have any available licenses.`;
  return { error: "CountViolation", message };
}

function unfitFor(licence: LicenceSeed, asked: AskedLicence): LicenceError | undefined {
  const { properties, held } = asked;
  if (licence.broken) return { error: licence.broken, message: "License assignment failed." };
  const place = properties.usageLocation;
  if (typeof place !== "string" || licence.prohibitedIn?.includes(place)) return wrongPlace;
  if (licence.conflictsWith?.some((other) => held.includes(other))) return conflicting;
  return licence.needs && !licence.needs.some((other) => held.includes(other))
    ? dependent
    : undefined;
}

const wrongPlace: LicenceError = {
  error: "ProhibitedInUsageLocationViolation",
  message: "License assignment cannot be done for user with invalid usage location.",
};
const conflicting: LicenceError = {
  error: "MutuallyExclusiveViolation",
  message: "License assignment failed because service plans are mutually exclusive.",
};
const dependent: LicenceError = {
  error: "DependencyViolation",
  message: "License assignment failed because a service plan depends on another service plan.",
};

function has({ skuId, properties }: AskedLicence): boolean {
  return heldBy(properties).some((one) => one.skuId === skuId);
}
