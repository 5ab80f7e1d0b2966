import { bootstrapIntervals, chooseThresholds, type Interval } from "@rollcall/risk";
import { seededRandom, type WorkPattern } from "@rollcall/testkit";
import { table } from "../table.ts";
import type { NamedRun } from "./asked-again.ts";
import { knownFrom, type Observed } from "./observe.ts";

const patterns: readonly (readonly [WorkPattern, string])[] = [
  ["day", "day staff at desks"],
  ["ward", "shared workstations"],
  ["night", "night staff"],
  ["bank", "bank staff"],
  ["home", "from home"],
  ["phone", "phones"],
  ["traveller", "travellers"],
];
const rounds = 500;

/**
 * Writes what share of whose sign-ins each model would challenge, at a threshold that challenges a target share of all
 * sign-ins of people who are known.
 */
export function fairness(runs: readonly NamedRun[], target: number): string {
  const rows = runs.flatMap(({ name, observed }) => {
    const { challengeAt } = chooseThresholds({
      legitimate: observed.flatMap(({ own }) => own.slice(knownFrom)),
      target,
      model: name,
    });
    return patterns.map(([pattern, title]) => {
      const people = observed.filter((one) => one.pattern === pattern);
      const known = people.filter(({ own }) => own.length > knownFrom);
      return [
        title,
        name,
        people.length.toLocaleString("en-GB"),
        challenged(known, challengeAt, knownFrom),
        challenged(people, challengeAt, 0),
      ];
    });
  });
  return table(["who", "model", "people", "from the 13th sign-in on", "all sign-ins"], rows);
}

/** The share of sign-ins from one on that are challenged, with its interval. */
function challenged(people: readonly Observed[], threshold: number, from: number): string {
  const shareOf = (drawn: readonly Observed[]): readonly number[] => {
    let [all, reached] = [0, 0];
    for (const { own } of drawn) {
      for (let index = from; index < own.length; index++) {
        all++;
        if ((own[index] as number) >= threshold) reached++;
      }
    }
    return [reached / all];
  };
  if (people.length === 0) return "nobody";
  const [share] = shareOf(people);
  const [interval] = bootstrapIntervals(people, shareOf, { random: seededRandom(2), rounds });
  const { low, high } = interval as Interval;
  return `${percentage(share as number)} % (${percentage(low)}–${percentage(high)})`;
}

function percentage(share: number): string {
  return (share * 100).toFixed(1);
}
