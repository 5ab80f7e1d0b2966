import { type Ground, groundOf } from "./ground.ts";
import type { NeighbourOptions, TrustOptions } from "./trust-options.ts";

/** Lays out the second VPD of a world: its own keys, humans numbered after the first VPD's; some are shared with it, unless told. */
export function neighbourGroundOf(options: TrustOptions, neighbour: NeighbourOptions): Ground {
  const { neighbour: _first, establishment: _own, ...common } = options;
  const { vpd, name, odsCode, people, shared = true } = neighbour;
  if (vpd === options.vpd) throw new RangeError(`two VPDs cannot both be ${vpd}`);
  return {
    ...groundOf({ ...common, vpd, name, odsCode, people }),
    firstHuman: options.people,
    sharedHumans: shared ? options.people : 0,
    otherVpd: options.vpd,
  };
}
