import { addHolder, type Holders, holdersOf, removeHolder } from "./holders.ts";
import type { Version } from "./version.ts";

/** What only so many may have: names and addresses that one object holds, and seats of licences. */
export interface Taken {
  /** Holders by `property:value`. */
  readonly names: Holders;
  /** Seats in use by SKU. */
  readonly seats: Map<string, number>;
}

/** Makes a state in which nothing is taken. */
export function nothingTaken(): Taken {
  return { names: new Map(), seats: new Map() };
}

/** Gives back what an object held, and takes what it holds now. */
export function retake(
  taken: Taken,
  id: string,
  change: {
    readonly before: Version | undefined;
    readonly after: Version;
    /** Whether its licences take seats: a user's do, a group's are given on. */
    readonly seated: boolean;
  },
): void {
  for (const name of namesOf(change.before)) removeHolder(taken.names, name, id);
  for (const name of namesOf(change.after)) addHolder(taken.names, name, id);
  if (!change.seated) return;
  for (const sku of seatsOf(change.before)) addSeat(taken, sku, -1);
  for (const sku of seatsOf(change.after)) addSeat(taken, sku, 1);
}

/** Gives another live object that holds a value which may be held once. */
export function otherHolder(
  taken: Taken,
  id: string | undefined,
  name: { readonly property: UniqueProperty; readonly value: string },
): string | undefined {
  const holders = holdersOf(taken.names, keyOf(name.property, name.value));
  return [...holders].find((holder) => holder !== id);
}

/** The properties whose values one object may hold. */
export type UniqueProperty = "userPrincipalName" | "proxyAddresses" | "onPremisesImmutableId";

const unique: readonly UniqueProperty[] = [
  "userPrincipalName",
  "proxyAddresses",
  "onPremisesImmutableId",
];

function namesOf(version: Version | undefined): readonly string[] {
  if (version?.life !== "live") return [];
  return unique.flatMap((property) => {
    const value = version.properties[property];
    const values = Array.isArray(value) ? value : [value];
    return values.filter((one) => typeof one === "string").map((one) => keyOf(property, one));
  });
}

function keyOf(property: UniqueProperty, value: string): string {
  return `${property}:${value.toLowerCase()}`;
}

function seatsOf(version: Version | undefined): readonly string[] {
  const licences = version?.life === "live" ? version.properties.assignedLicenses : undefined;
  if (!Array.isArray(licences)) return [];
  return licences.map((licence: { skuId: string }) => licence.skuId);
}

function addSeat(taken: Taken, sku: string, count: number): void {
  taken.seats.set(sku, (taken.seats.get(sku) ?? 0) + count);
}
