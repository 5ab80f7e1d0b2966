import type { Properties } from "../../store/change.ts";
import { badRequest } from "../../wire/refusals.ts";
import type { Call } from "../operation.ts";
import { type Held, heldBy } from "./held-licences.ts";
import { licenceError } from "./licence-rules.ts";

/** Gives the licences that a user holds after a request. Refuses one that cannot be had, or taken away. */
export function changedLicences(call: Call, properties: Properties): readonly Held[] {
  const { addLicenses, removeLicenses } = askedLicences(call);
  const before = heldBy(properties);
  if (removeLicenses.some((skuId) => !before.some((one) => one.skuId === skuId)))
    throw badRequest("User does not have a corresponding license.");
  const kept = before.filter(({ skuId }) => !removeLicenses.includes(skuId));
  const replaced = new Set(addLicenses.map(({ skuId }) => skuId));
  const after = [...kept.filter(({ skuId }) => !replaced.has(skuId)), ...addLicenses];
  const held = after.map(({ skuId }) => skuId);
  for (const { skuId } of addLicenses) {
    const fault = licenceError(call.world, { skuId, properties, held });
    if (fault) throw badRequest(fault.message);
  }
  return after;
}

/** Reads which licences a request gives and takes away. Refuses one that leaves either out. */
export function askedLicences({ body }: Call): {
  readonly addLicenses: readonly Held[];
  readonly removeLicenses: readonly unknown[];
} {
  const { addLicenses, removeLicenses } = body;
  if (!Array.isArray(addLicenses) || !Array.isArray(removeLicenses)) {
    throw badRequest("A value is required for property 'addLicenses' and 'removeLicenses'.");
  }
  const added = addLicenses.map((one: Properties) => ({
    skuId: String(one.skuId),
    disabledPlans: (one.disabledPlans ?? []) as string[],
  }));
  return { addLicenses: added, removeLicenses };
}
