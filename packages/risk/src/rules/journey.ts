import type { ListedNetwork } from "../sign-in/surroundings.ts";
import { kilometresBetween, surelyNearer } from "./distance.ts";
import { positionOf } from "./position.ts";
import type { Sighting } from "./rule.ts";
import { ruleNumber } from "./rule-number.ts";

/** From which journey on nobody can have made it. */
export interface JourneyOptions {
  /**
   * In km, with the accuracy of both ends taken off. Defaults to 500: less is within what address databases get wrong.
   */
  readonly kilometres?: number | undefined;
  /** Defaults to 900, about the speed of an airliner. */
  readonly kilometresPerHour?: number | undefined;
  /**
   * Numbers of autonomous systems whose addresses say nothing of where people are, such as a VPN's or a mobile
   * carrier's.
   */
  readonly placeless?: ReadonlySet<number> | undefined;
}

/** A journey between two sign-ins. */
export interface Journey {
  readonly kilometres: number;
  readonly hours: number;
}

/** Gives the journey that somebody would have made since the last sign-in, where nobody can have made it. */
export type JourneyRule = (sighting: Sighting) => Journey | undefined;

const hour = 3_600_000;

/** How far two systems' clocks may be apart, in ms; added to the time between two sign-ins. Our choice. */
const clockDoubt = 300_000;

/** Half the way around the Earth, in km: nobody is further away. */
const furthest = 20_004;

/**
 * Prepares to look for journeys that nobody can have made. It takes the time between two sign-ins whichever came first,
 * so that events out of order are judged as those in order. Throws `invalid-options`.
 */
export function impossibleJourney(rule: string, options: JourneyOptions = {}): JourneyRule {
  const { kilometres = 500, kilometresPerHour = 900, placeless } = options;
  ruleNumber({ rule, field: "kilometres", value: kilometres, least: 1, most: furthest });
  ruleNumber({
    rule,
    field: "kilometresPerHour",
    value: kilometresPerHour,
    least: 100,
    most: 10_000,
  });
  const saysNothing = (listed: ListedNetwork | undefined, network: number | undefined): boolean =>
    listed === "egress" ||
    listed === "vpn" ||
    (network !== undefined && placeless?.has(network) === true);
  return ({ event, past, surroundings }) => {
    const { last } = past;
    if (last?.place === undefined || event.place === undefined) return undefined;
    const hours = (Math.abs(event.at - last.at) + clockDoubt) / hour;
    if (!(hours * kilometresPerHour < furthest)) return undefined;
    if (saysNothing(surroundings.listed, event.network?.number)) return undefined;
    if (saysNothing(last.listed, last.network)) return undefined;
    const least = Math.max(kilometres, hours * kilometresPerHour);
    const travelled = distanceBeyond(event.place, last.place, least);
    return travelled === undefined ? undefined : { kilometres: travelled, hours };
  };
}

type GivenPlace = NonNullable<Sighting["event"]["place"]>;

function distanceBeyond(from: GivenPlace, to: GivenPlace, least: number): number | undefined {
  const here = positionOf(from);
  const there = positionOf(to);
  if (here === undefined || there === undefined) return undefined;
  const doubt = here.accuracy + there.accuracy;
  if (surelyNearer(here, there, least + doubt)) return undefined;
  const between = kilometresBetween(here, there) - doubt;
  return between > least ? between : undefined;
}
