import { parsePlace } from "../sign-in/parse-place.ts";
import { shortText } from "../sign-in/short-text.ts";
import type { Network, Place } from "../sign-in/sign-in.ts";

/**
 * Reads where an address is from a record of MaxMind's Country, City or Enterprise layout. The country is that of the
 * place, and the one that the network is registered in only when there is no other. What a supplier wrote differently
 * counts as not known.
 */
export function placeOf(record: unknown): Place | undefined {
  const country =
    countryOf(child(record, "country")) ?? countryOf(child(record, "registered_country"));
  const location = child(record, "location");
  const point = {
    latitude: numberIn(location, "latitude"),
    longitude: numberIn(location, "longitude"),
    accuracy: numberIn(location, "accuracy_radius"),
  };
  return parsePlace({ country, ...point }, "place");
}

/**
 * Reads the network of an address from a record of MaxMind's ASN or ISP layout, or from the traits of an Enterprise
 * one.
 */
export function networkOf(record: unknown): Network | undefined {
  for (const facts of [record, child(record, "traits")]) {
    const number = numberIn(facts, "autonomous_system_number");
    if (number === undefined || number === 0) continue;
    const given = child(facts, "autonomous_system_organization");
    const name = typeof given === "string" ? shortText(given, "network.name", 256) : undefined;
    return name === undefined ? { number } : { number, name };
  }
  return undefined;
}

/**
 * Tells whether a record of MaxMind's Anonymous IP layout, or the traits of another, says that the address hides who
 * uses it.
 */
export function isAnonymous(record: unknown): boolean {
  return [record, child(record, "traits")].some((facts) => child(facts, "is_anonymous") === true);
}

function countryOf(record: unknown): string | undefined {
  const code = child(record, "iso_code");
  return typeof code === "string" && /^[a-z]{2}$/i.test(code) ? code : undefined;
}

function numberIn(record: unknown, name: string): number | undefined {
  const value = child(record, name);
  return typeof value === "number" ? value : undefined;
}

function child(record: unknown, name: string): unknown {
  if (typeof record !== "object" || record === null || !Object.hasOwn(record, name))
    return undefined;
  return (record as Readonly<Record<string, unknown>>)[name];
}
