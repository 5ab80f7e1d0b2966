import { readHistory } from "../store/history.ts";
import { findLinkByPerson, readLink } from "../store/links.ts";
import type { Accounts, Candidate } from "./accounts.ts";
import type { OpenTarget, Run } from "./run.ts";
import { findByRules } from "./search.ts";

const nothingConcluded = { whole: true, because: [] } as const;

/**
 * Knows the accounts of a target by asking for each one that a change run needs, so that the cost grows with the
 * changes and not with the target.
 */
export async function askedAccounts(run: Run, target: OpenTarget): Promise<Accounts> {
  const { store, options } = run;
  const { session, name } = target;
  return {
    refused: [],
    trust: nothingConcluded,
    population: (await readHistory(store, { snapshotOf: name })).at(-1)?.count ?? 0,
    async consider(person): Promise<Candidate | undefined> {
      const link = await findLinkByPerson(store, name, person);
      const desire = target.desire(person, link !== undefined);
      if (desire === "unmanaged" || desire === "none") return undefined;
      const found = await findByRules(target, person, options.signal);
      const matches = found.filter((ref) => ref.stable !== link?.account.stable);
      if (!link && matches.length === 0 && desire.presence !== "present") return undefined;
      return { person, desired: desire, link, matches };
    },
    async ownedBy(personId) {
      return (await findLinkByPerson(store, name, { id: personId, identifiers: [] }))?.account
        .stable;
    },
    load: (ref) => session.read.get(ref, { signal: options.signal }),
    linkOf: (stable) => readLink(store, name, stable),
    async *unconsidered() {},
    unmatched: () => [],
  };
}
