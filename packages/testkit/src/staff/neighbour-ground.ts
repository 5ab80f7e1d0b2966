import { type Ground, groundOf } from "./ground.ts";
import type { NeighbourOptions, TrustOptions } from "./trust-options.ts";

/** Lays out the second VPD of a world: its own keys, humans numbered after those of the first, some of them shared with it. */
export function neighbourGroundOf(options: TrustOptions, neighbour: NeighbourOptions): Ground {
  const { neighbour: _first, ...shared } = options;
  const { vpd, name, odsCode, people } = neighbour;
  if (vpd === options.vpd) throw new RangeError(`two VPDs cannot both be ${vpd}`);
  return {
    ...groundOf({ ...shared, vpd, name, odsCode, people }),
    firstHuman: options.people,
    sharedHumans: options.people,
    otherVpd: options.vpd,
  };
}
