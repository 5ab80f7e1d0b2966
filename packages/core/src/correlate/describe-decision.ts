import type { Account, AccountRef } from "../model/account.ts";
import type { Person } from "../model/person.ts";
import type { Settlement } from "./claims.ts";
import type { Candidate, Correlation, DisputedAccount, Evidence } from "./correlation.ts";
import { firstRuleRank, type Rank } from "./correlation-index.ts";
import type { World } from "./index-accounts.ts";
import { sharedIdentifiers } from "./rekeyed-links.ts";

/** So many candidates are named in one dispute. */
const mostNamed = 20;

/** Writes what was decided on one account, with names and evidence. */
export function describeDecision(slot: number, settlement: Settlement, world: World): Correlation {
  const account = refOf(slot, world);
  const { situation, people } = settlement.decisionOn(slot);
  if (situation === "unmatched") return { situation, account };
  if (situation === "disputed") return describeDispute(slot, settlement, world);
  const person = world.people[people[0] ?? -1];
  const link = world.linkAt.get(slot);
  if (!person) return heldAccount(account, link?.personId ?? "");
  const evidence = evidenceOf(person, slot, { settlement, world });
  const owned = { account, personId: person.id, evidence };
  if (situation === "unlinked") return { situation, ...owned };
  return { situation, ...owned, ...(link?.personId !== person.id && { rekeyed: true as const }) };
}

function heldAccount(account: AccountRef, personId: string): Correlation {
  const evidence: Evidence = { rule: "link", fields: ["id"], score: 1 };
  return { situation: "linked", account, personId, evidence, personAbsent: true };
}

function describeDispute(slot: number, settlement: Settlement, world: World): DisputedAccount {
  const { people } = settlement.decisionOn(slot);
  const pairs = people.flatMap((person) =>
    settlement
      .claimedBy(person)
      .map((account) => ({ person: world.people[person] as Person, account })),
  );
  const candidates = pairs.slice(0, mostNamed).map(
    ({ person, account }): Candidate => ({
      personId: person.id,
      account: refOf(account, world),
      evidence: evidenceOf(person, account, { settlement, world }),
    }),
  );
  const because =
    people.length > 1
      ? `${people.length} people may own this account`
      : `the person may own ${pairs.length} accounts`;
  const dispute = {
    situation: "disputed" as const,
    account: refOf(slot, world),
    because,
    candidates,
  };
  return pairs.length > mostNamed ? { ...dispute, more: pairs.length - mostNamed } : dispute;
}

interface Decided {
  readonly settlement: Settlement;
  readonly world: World;
}

function evidenceOf(person: Person, account: number, { settlement, world }: Decided): Evidence {
  const rank: Rank = settlement.rankOf(account) ?? firstRuleRank;
  const rule = world.rules[rank - firstRuleRank];
  if (rule) return { rule: rule.name, fields: [rule.attribute], score: 1 };
  const link = world.linkAt.get(account);
  if (!link || link.personId === person.id) return { rule: "link", fields: ["id"], score: 1 };
  const fields = sharedIdentifiers(link, person).map(({ system }) => system);
  return { rule: "link by identifiers", fields, score: 1 };
}

function refOf(slot: number, { accounts }: World): AccountRef {
  return (accounts[slot] as Account).ref;
}
