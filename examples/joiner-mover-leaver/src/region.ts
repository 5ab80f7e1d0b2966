import { advance, fullExtract, syntheticTrust, type Trust } from "@rollcall/testkit";
import { type Day, dayAt, firstDate } from "./day.ts";
import { arrivalOf, chooseMover, departureOf, type Mover } from "./mover.ts";
import { exampleTrust, neighbourTrust } from "./trust-facts.ts";

/** Which made-up region it is; the same settings always give the same one. */
export interface RegionSettings {
  /** In the staff record of the example's trust. */
  readonly people: number;
  readonly seed: number;
  /** There is a second trust, which somebody moves to. */
  readonly neighbour: boolean;
}

/** A trust on a day, and the rows of the extract that it sends. */
export interface TrustOnDay {
  readonly trust: Trust;
  readonly rows: Iterable<string>;
}

/** The made-up trusts, which live day by day. */
export interface Region {
  /** Who leaves the one trust and starts at the other; missing without a second one. */
  readonly mover: Mover | undefined;
  /** Lives on to a day and gives the trusts as they are then. Days come one after the other. */
  reach(day: Day): { readonly example: TrustOnDay; readonly neighbour?: TrustOnDay };
}

/** The second trust has so many people, and no more than half of what the first one has. */
const neighbourPeople = 60;

/** The trusts part with somebody, and welcome them, on this day. */
const movingDay = 1;

/** Makes the trusts as they are on the day of the first load. */
export function madeUpRegion(settings: RegionSettings): Region {
  const [example, neighbour] = trustsOf(settings);
  let here: TrustOnDay = { trust: example, rows: fullExtract(example) };
  let there: TrustOnDay | undefined = neighbour && {
    trust: neighbour,
    rows: fullExtract(neighbour),
  };
  const { date: moves } = dayAt(movingDay);
  const mover = neighbour && chooseMover({ from: example, to: neighbour, date: moves });
  let reached = 0;
  return {
    mover,
    reach({ number }) {
      for (; reached < number; reached++) {
        const { date } = dayAt(reached + 1);
        const moving = mover && date === moves ? mover : undefined;
        here = nextDay(here.trust, date, moving && [departureOf(moving)]);
        there = there && nextDay(there.trust, date, moving && [arrivalOf(moving)]);
      }
      return { example: here, ...(there && { neighbour: there }) };
    },
  };
}

/** Both know the same humans, and nobody works in both. */
function trustsOf({ people, seed, neighbour }: RegionSettings): readonly [Trust, Trust?] {
  const { vpd, name, odsCode } = exampleTrust;
  const options = { seed, people, vpd, name, odsCode, startDate: firstDate };
  if (!neighbour) return [syntheticTrust(options)];
  const { vpd: otherVpd, name: otherName, odsCode: otherCode } = neighbourTrust;
  const other = { vpd: otherVpd, name: otherName, odsCode: otherCode };
  const made = syntheticTrust({
    ...options,
    neighbour: {
      ...other,
      people: Math.min(neighbourPeople, Math.floor(people / 2)),
      shared: false,
    },
  });
  const apart = { ...made, neighbour: undefined };
  return made.neighbour ? [apart, made.neighbour] : [apart];
}

function nextDay(trust: Trust, date: string, more: Parameters<typeof advance>[2] = []): TrustOnDay {
  const day = advance(trust, date);
  return more.length === 0 ? day : advance(trust, date, [...day.events, ...more]);
}
