import { addDays } from "./dates.ts";
import { locationAt } from "./estate/location-at.ts";
import { organisationAt, placeCounts } from "./estate/place-at.ts";
import { positionAt, positionCount } from "./estate/position-at.ts";
import type { Ground } from "./ground.ts";
import { staffAt } from "./start/staff-at.ts";
import type { StaffWorld } from "./world.ts";

/** Makes the world as it is at the start without holding it: each member is computed when it is looked at. */
export function startingWorld(ground: Ground): StaffWorld {
  const { organisations, locations } = placeCounts(ground);
  return {
    vpd: ground.vpd,
    odsCode: ground.odsCode,
    contacts: ground.contacts,
    since: addDays(ground.population.startDate, -1000),
    locations: { length: locations, at: (index) => locationAt(ground, index) },
    organisations: { length: organisations, at: (index) => organisationAt(ground, index) },
    positions: { length: positionCount(ground), at: (index) => positionAt(ground, index) },
    staff: { length: ground.people, at: (index) => staffAt(ground, index) },
  };
}
