import type { Past } from "../sign-in/past.ts";
import type { Sighting } from "./rule.ts";

/**
 * After how many sign-ins somebody is known. Entra learns for the earlier of 14 days or 10 sign-ins before it reports
 * unlikely travel (learn.microsoft.com, *What are risk detections?*, March 2026).
 */
const knownAfter = 10;

/** How many colleagues on a network halve what is new about it. Our choice: a ward's night shift. */
const halvedBy = 5;

/** Gives the part that something new counts for: to somebody hardly known almost everything is new. From 0 to 1. */
export function familiarity({ firstSeen, learnt }: Past): number {
  if (firstSeen === undefined || !(learnt > 0)) return 0;
  return Math.min(1, learnt / knownAfter);
}

/**
 * Gives the part that is left when colleagues were seen from the same network: a hospital works behind one address, and
 * moves between shared workstations. From 1 down to 0; never for conclusive evidence.
 */
export function dampening({ surroundings }: Sighting): number {
  const { colleagues } = surroundings;
  return colleagues > 0 ? halvedBy / (halvedBy + colleagues) : 1;
}
