import type { Location, Organisation } from "../estate/places.ts";
import { memberAt, type StaffWorld } from "../world.ts";
import { compactDate, compactTime, row } from "./columns.ts";

const hierarchyVersion = "61";

/** Writes the LCA row of a location: 22 columns. */
export function locationRow(location: Location): string {
  const { locationId, code, description, address, town, postcode, telephone } = location;
  return row(
    ...["LCA", locationId, code, description, "", address, "", "", town, ""],
    ...[postcode, "United Kingdom", telephone, "", "Pay Office", location.siteCode],
    ...["N", "", "", "", "", compactTime(location.updated)],
  );
}

/** Writes the ORA row of an organisation: 15 columns. */
export function organisationRow(world: StaffWorld, organisation: Organisation): string {
  const { organisationId, name, type, costCentre, odsCode } = organisation;
  const from = compactDate(organisation.from);
  const parent = memberAt(world.organisations, organisation.parent)?.organisationId ?? "";
  const location = memberAt(world.locations, organisation.location)?.locationId ?? "";
  const costCentreName = costCentre === "" ? "" : `${name} Costs`;
  return row(
    ...["ORA", organisationId, name, type, from, "", hierarchyVersion, from, ""],
    ...[costCentre, parent, odsCode, location, compactTime(organisation.updated), costCentreName],
  );
}
