import { instant } from "../../instant.ts";
import type { Properties } from "../../store/change.ts";
import type { LicenceError } from "./licence-rules.ts";

/** A licence as a user holds it. */
export interface Held {
  readonly skuId: string;
  readonly disabledPlans: readonly string[];
}

/** Gives the licences that a user holds. */
export function heldBy(properties: Properties): readonly Held[] {
  return Array.isArray(properties.assignedLicenses) ? (properties.assignedLicenses as Held[]) : [];
}

/** What became of one assignment. */
export interface Assigned extends Held {
  readonly at: number;
  /** The group that it came by; directly without one. */
  readonly group?: string | undefined;
  readonly error?: LicenceError["error"] | undefined;
}

/** Writes one of a user's `licenseAssignmentStates`. */
export function licenceState({ skuId, disabledPlans, at, group, error }: Assigned): object {
  return {
    skuId,
    disabledPlans,
    assignedByGroup: group ?? null,
    state: error ? "Error" : "Active",
    error: error ?? "None",
    lastUpdatedDateTime: instant(at),
  };
}
