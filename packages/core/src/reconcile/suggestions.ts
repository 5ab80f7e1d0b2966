import { suggest } from "../correlate/matcher.ts";
import { type Account, isAbsent } from "../model/account.ts";
import type { Finding } from "../plan/plan.ts";
import { concurrently } from "./concurrently.ts";
import type { Differed } from "./differ.ts";
import type { GatheredTarget } from "./gather.ts";
import type { Run } from "./run.ts";

const readsAtOnce = 8;

/**
 * Asks the matchers which of the accounts that nobody owns may belong to somebody who has none. What they say is for
 * a person to read: it links nothing and holds nothing back.
 */
export async function findSuggestions(
  { options }: Run,
  { target, accounts }: GatheredTarget,
  { resolved }: Differed,
): Promise<readonly Finding[]> {
  const { matchers = [] } = options;
  const people = resolved.flatMap(({ owner }) => (owner.account ? [] : [owner.person]));
  if (matchers.length === 0 || people.length === 0) return [];
  const refs = [...accounts.unmatched()].map((stable) => ({ kind: target.kind, stable }));
  const read = await concurrently(refs, readsAtOnce, (ref) => accounts.load(ref));
  const unowned = read.filter((found): found is Account => !isAbsent(found));
  const correlations = unowned.map(({ ref }) => ({
    situation: "unmatched" as const,
    account: ref,
  }));
  return suggest({ people, accounts: unowned, correlations, matchers }).map((one) => ({
    finding: "suggestion",
    target: target.name,
    personId: one.personId,
    about: one.account.lookup ?? one.account.stable,
    because: `${one.because} (${one.rule}, ${one.score.toFixed(2)} of 1)`,
    advice:
      "When it is the person's, link it before the plan is applied; a new account would be a second one.",
  }));
}
