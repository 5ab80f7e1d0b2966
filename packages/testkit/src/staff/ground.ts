import type { Population } from "./human.ts";
import type { TrustOptions } from "./trust-options.ts";

/** The sizes that everything is laid out by: a block of 500 people has 20 departments, 4 directorates and 200 positions. */
export const perBlock = { people: 500, departments: 20, directorates: 4, positions: 200 } as const;

/** What never changes in one VPD and what each person, position and place is computed from by its index alone. */
export interface Ground {
  readonly population: Population;
  readonly vpd: string;
  readonly name: string;
  readonly odsCode: string;
  readonly subFile: string;
  readonly contacts: boolean;
  readonly people: number;
  readonly blocks: number;
  /** The number that all surrogate keys of this VPD follow, so that no key occurs in two VPDs. */
  readonly keyBase: number;
  /** The number of the human behind profile 0. */
  readonly firstHuman: number;
  /** The humans of the first VPD that a second one shares; 0 when this is the first. */
  readonly sharedHumans: number;
  /** The VPD in which some supervisors are. */
  readonly otherVpd: string;
}

const keysPerVpd = 10_000_000;
const mostPeople = 2_000_000;

/** Tells the number that the surrogate keys of a VPD follow. */
export function keyBaseOf(vpd: string): number {
  return Number(vpd) * keysPerVpd;
}

function check({ vpd, people, establishment = people }: TrustOptions): void {
  if (!/^\d{3}$/u.test(vpd)) throw new RangeError(`a VPD is three digits, not ${vpd}`);
  if (!isSize(people)) throw new RangeError(`a trust has 1 to ${mostPeople} people, not ${people}`);
  if (!isSize(establishment)) {
    throw new RangeError(`an establishment is for 1 to ${mostPeople} people, not ${establishment}`);
  }
}

function isSize(people: number): boolean {
  return Number.isInteger(people) && people >= 1 && people <= mostPeople;
}

/** Lays out a VPD; throws a RangeError for a VPD that is not three digits or a number of people or an establishment out of range. */
export function groundOf(options: TrustOptions): Ground {
  check(options);
  const { seed, startDate, vpd, people, neighbour } = options;
  return {
    population: { seed, startDate, encoding: options.encoding ?? "utf8" },
    vpd,
    name: options.name,
    odsCode: options.odsCode,
    subFile: options.subFile ?? "EXP",
    contacts: options.contacts ?? false,
    people,
    blocks: Math.ceil((options.establishment ?? people) / perBlock.people),
    keyBase: keyBaseOf(vpd),
    firstHuman: 0,
    sharedHumans: 0,
    otherVpd: neighbour?.vpd ?? (vpd === "999" ? "998" : "999"),
  };
}
