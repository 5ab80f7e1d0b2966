import type { Place } from "../sign-in/sign-in.ts";

/** A point on WGS 84, in degrees, and how far off it may be, in km. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy: number;
}

/**
 * Counted where a place does not say how accurate it is, in km. Our choice, on the mild side: a place that is known by
 * its address alone is often no better than its region.
 */
const usualAccuracy = 100;

/**
 * Gives the position of a place; `undefined` where the place has none. Coordinates of 0, 0 are none: databases and
 * devices write them for *not known*, and the point lies in the sea off Ghana. So are those that do not lie on the
 * globe.
 */
export function positionOf(place: Place | undefined): Position | undefined {
  const { latitude, longitude, accuracy = usualAccuracy } = place ?? {};
  if (latitude === undefined || longitude === undefined) return undefined;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined;
  if (latitude === 0 && longitude === 0) return undefined;
  return { latitude, longitude, accuracy: accuracy >= 0 ? accuracy : usualAccuracy };
}
