import type { Finding } from "../plan/plan.ts";
import type { Accounts } from "./accounts.ts";
import { about, type Differed } from "./differ.ts";
import type { Drift } from "./drift.ts";
import type { ReadNotes } from "./page-tally.ts";
import type { PeopleRead } from "./people.ts";
import type { Trust } from "./trust.ts";

/** So many accounts without an owner are named one by one; of more, their number is said. */
const namedAtMost = 1000;

/** Says what was found of one target and that no operation answers. */
export function targetFindings(
  target: string,
  accounts: Accounts,
  differed: Differed,
): readonly Finding[] {
  return [
    ...differed.findings,
    ...differed.held.map(({ candidate, because }) =>
      about(candidate, { finding: "blocked", because }),
    ),
    ...differed.disputes.map((dispute): Finding => {
      const advice = "Decide whose it is, and link it; nothing is written until then.";
      return {
        finding: "disputed",
        target,
        about: dispute.account.lookup ?? dispute.account.stable,
        because: dispute.because,
        advice,
      };
    }),
    ...differed.resolved.flatMap(({ owner, missing }) =>
      missing.map((personId) => {
        const because = `it refers to ${personId}, who has no account yet`;
        return about(owner, { finding: "unresolved-reference", because });
      }),
    ),
    ...unmatchedFindings(target, accounts),
    ...readFindings(target, accounts.trust),
    ...noteFindings(target, accounts),
  ];
}

/** Says what was found of the source. */
export function sourceFindings(
  source: string,
  people: PeopleRead,
  trust: Trust,
): readonly Finding[] {
  return [...readFindings(source, trust), ...noteFindings(source, people)];
}

/** Says what was found as the targets told what others have changed in them. */
export function driftFindings(drift: readonly Drift[]): readonly Finding[] {
  return drift.flatMap(({ target, read }) => (read ? noteFindings(target, read) : []));
}

function unmatchedFindings(target: string, accounts: Accounts): readonly Finding[] {
  const because = "nobody in the staff record is known to own it";
  const { first, count } = firstOf(accounts.unmatched(), namedAtMost);
  const more = count - first.length;
  return [...first, ...(more > 0 ? [`${more} more accounts`] : [])].map((about) => ({
    finding: "unmatched",
    target,
    about,
    because,
  }));
}

/** Gives the first keys in their order, whatever the order in which they come, and how many there are. */
function firstOf(
  keys: Iterable<string>,
  most: number,
): { readonly first: readonly string[]; readonly count: number } {
  let first: string[] = [];
  let count = 0;
  for (const key of keys) {
    count++;
    first.push(key);
    if (first.length === 2 * most) first = first.sort().slice(0, most);
  }
  return { first: first.sort().slice(0, most), count };
}

function readFindings(system: string, { because }: Trust): readonly Finding[] {
  const advice = "Nothing is made, closed or deleted for what this read did not show.";
  return because.map((sentence) => ({
    finding: "partial-read",
    target: system,
    about: system,
    because: sentence,
    advice,
  }));
}

function noteFindings(system: string, { refused, notices }: ReadNotes): readonly Finding[] {
  return [
    ...refused.map(
      ({ record, rule, advice }): Finding => ({
        finding: "refused",
        target: system,
        about: record,
        because: rule,
        advice,
      }),
    ),
    ...notices.map((notice): Finding => ({ finding: "notice", target: system, ...notice })),
  ];
}
