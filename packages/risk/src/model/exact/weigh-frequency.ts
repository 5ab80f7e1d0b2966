import type { Contribution } from "../../evidence/contribution.ts";
import type { Everybody } from "./everybody.ts";
import type { Person } from "./person.ts";

/**
 * Weighs how often the person signs in at all: log2 of `p(u|A) / p(u|L)`, where an attacker is taken to pick any of the
 * people, and `p(u|L)` is the person's share of all days on which anybody signed in. Whoever was never seen is taken to
 * have signed in once; our choice, since the formula has no answer.
 */
export function weighFrequency(everybody: Everybody, person: Person | undefined): Contribution {
  const people = everybody.people.entries.size + (person ? 0 : 1);
  const days = person?.days ?? 0;
  const all = everybody.days + (person ? 0 : 1);
  return {
    source: "frequency",
    bits: Math.log2(all / (people * Math.max(days, 1))),
    strength: "statistical",
    reason: person
      ? `The person signed in on ${days} ${days === 1 ? "day" : "days"}, people on ${(all / people).toFixed(1)} on average.`
      : "Nobody has signed in as this person before.",
    facts: { days, people, allDays: everybody.days },
  };
}
