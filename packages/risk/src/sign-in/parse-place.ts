import type { Fields } from "../input/field-reader.ts";
import type { Place } from "./sign-in.ts";
import { signInReader } from "./sign-in-reader.ts";

/** Half of the Earth's circumference in km, rounded up: nothing is farther away, so a larger radius says no more. */
const farthest = 20_038;

/**
 * Reads a place. Coordinates count only as a pair of finite numbers within range; `0, 0`, which many systems write for
 * *unknown*, is no place, and without coordinates there is no accuracy. `undefined` when nothing is left. Throws
 * `invalid-value` when a field has the wrong type, or the country is not two letters.
 */
export function parsePlace(value: unknown, field: string): Place | undefined {
  const fields = signInReader.fields(value, field);
  if (!fields) return undefined;
  const country = countryOf(fields, field);
  const point = pointOf(fields, field);
  if (country === undefined) return point;
  return point ? { country, ...point } : { country };
}

function countryOf({ country }: Fields, field: string): string | undefined {
  if (country === undefined || country === null || country === "") return undefined;
  if (typeof country !== "string" || !/^[a-z]{2}$/i.test(country)) {
    throw signInReader.fault(`${field}.country`, "must be an ISO 3166 code of two letters");
  }
  return country.toUpperCase();
}

function pointOf(fields: Fields, field: string): Place | undefined {
  const latitude = numberOf(fields, field, "latitude");
  const longitude = numberOf(fields, field, "longitude");
  const accuracy = numberOf(fields, field, "accuracy");
  // Comparisons with NaN are false, so that NaN is out of range too.
  if (latitude === undefined || longitude === undefined) return undefined;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined;
  if (latitude === 0 && longitude === 0) return undefined;
  // Adding 0 makes the same number of -0 and 0.
  const point = { latitude: latitude + 0, longitude: longitude + 0 };
  if (accuracy === undefined || !(accuracy >= 0)) return point;
  return { ...point, accuracy: Math.min(accuracy + 0, farthest) };
}

function numberOf(fields: Fields, field: string, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number") throw signInReader.fault(`${field}.${name}`, "must be a number");
  return value;
}
