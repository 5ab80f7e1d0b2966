import type { Supervisor } from "../estate/places.ts";
import type { Trust } from "../trust.ts";
import type { Draft } from "./draft.ts";
import { stampOf } from "./edit.ts";
import { takeKey } from "./new-assignment.ts";

/** How far indices of the second VPD shift when its places and positions are added to the first. */
export interface Offsets {
  readonly locations: number;
  readonly organisations: number;
  readonly positions: number;
}

function addPlaces(draft: Draft, other: Trust, offsets: Offsets): void {
  for (const location of other.locations) {
    draft.changes.locations.add(draft.locations.length);
    const locationId = takeKey(draft);
    draft.locations.push({ ...location, locationId, updated: stampOf(draft, locationId) });
  }
  for (const organisation of other.organisations) {
    draft.changes.organisations.add(draft.organisations.length);
    const { parent, location } = organisation;
    const organisationId = takeKey(draft);
    draft.organisations.push({
      ...organisation,
      organisationId,
      // The old trust becomes a part of the new one, and its ODS code closes.
      parent: parent < 0 ? 0 : parent + offsets.organisations,
      odsCode: "",
      location: location < 0 ? location : location + offsets.locations,
      updated: stampOf(draft, organisationId),
    });
  }
}

/** Adds the places and positions of the second VPD under new keys; the one who ran that trust now reports to who runs this one. */
export function mergeEstate(
  draft: Draft,
  other: Trust,
  rekeyed: (supervisor: Supervisor) => Supervisor,
): Offsets {
  const offsets: Offsets = {
    locations: draft.locations.length,
    organisations: draft.organisations.length,
    positions: draft.positions.length,
  };
  const head = draft.positions[1]?.reportsTo;
  addPlaces(draft, other, offsets);
  for (const position of other.positions) {
    draft.changes.positions.add(draft.positions.length);
    const positionId = takeKey(draft);
    draft.positions.push({
      ...position,
      positionId,
      number: String(3_000_000 + draft.positions.length),
      organisation: position.organisation + offsets.organisations,
      location: position.location + offsets.locations,
      reportsTo: position.reportsTo === undefined ? head : rekeyed(position.reportsTo),
      updated: stampOf(draft, positionId),
    });
  }
  return offsets;
}
