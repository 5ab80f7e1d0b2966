import geographicLib from "geographiclib-geodesic";
import type { Position } from "./position.ts";

// A CommonJS module in which Node finds no names.
const { Geodesic } = geographicLib;

const radians = Math.PI / 180;

/** The mean radius of WGS 84, (2a + b) / 3, in km. */
const meanRadius = 6371.0088;

/**
 * Measures the shortest way over the ground between two positions, in km: the geodesic on WGS 84 (Karney 2013, doi
 * 10.1007/s00190-012-0578-z).
 */
export function kilometresBetween(one: Position, other: Position): number {
  const { latitude, longitude } = one;
  const { s12 = Number.NaN } = Geodesic.WGS84.Inverse(
    latitude,
    longitude,
    other.latitude,
    other.longitude,
    Geodesic.DISTANCE,
  );
  return s12 / 1000;
}

/**
 * Tells at a fraction of the cost that two positions lie nearer than a distance. It measures on a sphere, which is at
 * most 0.6 % short of the geodesic, and leaves 1 % for that; `false` means that it has to be measured.
 */
export function surelyNearer(one: Position, other: Position, kilometres: number): boolean {
  const from = one.latitude * radians;
  const to = other.latitude * radians;
  const north = Math.sin((to - from) / 2);
  const east = Math.sin(((other.longitude - one.longitude) * radians) / 2);
  const chord = Math.min(1, north * north + Math.cos(from) * Math.cos(to) * east * east);
  return 2 * meanRadius * Math.asin(Math.sqrt(chord)) * 1.01 < kilometres;
}
