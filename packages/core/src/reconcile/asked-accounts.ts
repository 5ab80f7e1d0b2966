import { type Absent, type Account, type AccountRef, isAbsent } from "../model/account.ts";
import { accountOf } from "../policy/said.ts";
import { type Grounds, readGrounds } from "../store/grounds.ts";
import { readHistory } from "../store/history.ts";
import { findLinkByPerson, readLink } from "../store/links.ts";
import { type Accounts, type Candidate, matters } from "./accounts.ts";
import { seenGrounds } from "./known-grounds.ts";
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
  const load = (ref: AccountRef): Promise<Account | Absent> =>
    session.read.get(ref, { signal: options.signal });
  return {
    refused: [],
    notices: [],
    trust: nothingConcluded,
    population: (await readHistory(store, { snapshotOf: name })).at(-1)?.count ?? 0,
    async consider(person): Promise<Candidate | undefined> {
      const link = await findLinkByPerson(store, name, person);
      const before =
        link && (await readGrounds(store, { target: name, account: link.account.stable }));
      const ask = (grounds?: Grounds) => {
        const said = target.ask(person, { linked: link !== undefined, grounds });
        if (said.desire !== "account") return undefined;
        return { desired: accountOf(said), grounds: seenGrounds(said, grounds) };
      };
      const anew = before && ask();
      const asked = ask(before);
      if (!asked) return undefined;
      const found = await findByRules(target, person, options.signal);
      const matches = found.filter((ref) => ref.stable !== link?.account.stable);
      if (!link && matches.length === 0 && !matters(asked.desired)) return undefined;
      return { person, ...asked, link, matches, anew };
    },
    consideredAll() {},
    bystanders: () => [],
    async ownedBy(personId) {
      const link = await findLinkByPerson(store, name, { id: personId, identifiers: [] });
      // A link alone may be of an account that is gone, and nothing may refer to that.
      return link && !isAbsent(await load(link.account)) ? link.account.stable : undefined;
    },
    load,
    linkOf: (stable) => readLink(store, name, stable),
    async *unconsidered() {},
    unmatched: () => [],
  };
}
