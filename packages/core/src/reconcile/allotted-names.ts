import type { Instant } from "../model/value.ts";
import { type AllotRequest, type Allotted, allot } from "../policy/allot.ts";
import { isOpen, isReference } from "../policy/open-value.ts";
import { replay } from "../policy/replay.ts";
import { addDays, londonDate } from "../policy/time.ts";
import { type NameHolding, readName } from "../store/names.ts";
import type { Accounts } from "./accounts.ts";
import type { Owner } from "./owners.ts";
import type { OpenTarget, Run } from "./run.ts";
import { search } from "./search.ts";

/** What the names of one target are allotted from. */
export interface NamesWanted {
  readonly run: Run;
  readonly target: OpenTarget;
  readonly accounts: Accounts;
  readonly owners: readonly Owner[];
}

/** Whose each value is, by attribute and value; an account that nobody owns holds a value as well. */
type Holders = Map<string, string | undefined>;

/** How many candidates of a name are looked up at a time. */
const lookedUpAtOnce = 8;
const defaultKeptDays = 730;

/**
 * Gives each person who needs one a name that nobody has, or had within the retention period. Asks the target and the
 * names that were given out before, as many candidates as it takes.
 */
export async function allotNames(wanted: NamesWanted): Promise<readonly Allotted[]> {
  let requests = wanted.owners.flatMap((owner) => requestsOf(owner));
  if (requests.length === 0) return [];
  const holders: Holders = new Map();
  let offset = 0;
  let open = requests;
  while (true) {
    await lookUp(
      open.flatMap((request) => candidatesOf(request, offset)),
      { ...wanted, holders },
    );
    if (offset === 0) requests = requests.map((request) => withFormerName(request, holders));
    const unknown = new Set<string>();
    const answers = allot(requests, (attribute, value) => {
      const key = keyOf(attribute, value);
      if (!holders.has(key)) unknown.add(key);
      return holders.get(key);
    });
    const unsure = new Set(
      answers
        .filter(
          ({ attribute, value }) => value !== undefined && unknown.has(keyOf(attribute, value)),
        )
        .map(({ personId, attribute }) => `${personId}\n${attribute}`),
    );
    if (unsure.size === 0) return answers;
    open = requests.filter(({ personId, attribute }) => unsure.has(`${personId}\n${attribute}`));
    offset += lookedUpAtOnce;
  }
}

function requestsOf({ person, account, link, desired }: Owner): readonly AllotRequest[] {
  const requests: AllotRequest[] = [];
  for (const [attribute, { mode, value }] of Object.entries(desired.attributes)) {
    if (!isOpen(value) || isReference(value)) continue;
    const holds = account?.attributes[attribute];
    const settled =
      mode === "owned" ? undefined : mode === "initial" ? account : holds || undefined;
    if (settled !== undefined) continue;
    requests.push({
      personId: person.id,
      attribute,
      allotment: { ...value, candidates: replay(value.candidates) },
      ...(typeof holds === "string" && { holds }),
      ...(link?.stems?.[attribute] !== undefined && { stem: link.stems[attribute] }),
    });
  }
  return requests;
}

function candidatesOf(
  { attribute, allotment, holds }: AllotRequest,
  offset: number,
): readonly NameKey[] {
  const names: NameKey[] = offset === 0 && holds !== undefined ? [{ attribute, value: holds }] : [];
  let at = 0;
  for (const value of allotment.candidates) {
    if (at >= offset + lookedUpAtOnce) break;
    if (at++ >= offset) names.push({ attribute, value });
  }
  return names;
}

interface NameKey {
  readonly attribute: string;
  readonly value: string;
}

interface LookUp extends NamesWanted {
  readonly holders: Holders;
}

async function lookUp(
  names: readonly NameKey[],
  { run, target, accounts, owners, holders }: LookUp,
): Promise<void> {
  const fresh = new Map(names.map((name) => [keyOf(name.attribute, name.value), name]));
  for (const key of holders.keys()) fresh.delete(key);
  const keptDays = target.policy.namesKeptDays ?? defaultKeptDays;
  const ownerOf = new Map(owners.map(({ account, person }) => [account?.ref.stable, person.id]));
  for (const [key, name] of fresh) {
    const kept = await readName(run.store, {
      target: target.name,
      ...name,
      value: name.value.toLowerCase(),
    });
    holders.set(key, kept && isStillKept(kept, keptDays, run.asOf) ? kept.personId : undefined);
  }
  for (const [attribute, group] of Map.groupBy(fresh.values(), (name) => name.attribute)) {
    const anyOf = group.map(({ value }) => value);
    for (const account of await search(target, { attribute, anyOf, signal: run.options.signal })) {
      const value = account.attributes[attribute];
      const { stable } = account.ref;
      const holder =
        ownerOf.get(stable) ?? (await accounts.linkOf(stable))?.personId ?? nobody(stable);
      for (const one of Array.isArray(value) ? value : [value])
        holders.set(keyOf(attribute, String(one)), holder);
    }
  }
}

/** Stands for the holder of a value that no person is known to own; never a person's id. */
function nobody(stable: string): string {
  return `\naccount ${stable}`;
}

function isStillKept({ until }: NameHolding, days: number, asOf: Instant): boolean {
  return until === undefined || addDays(londonDate(until), days) >= londonDate(asOf);
}

function withFormerName(request: AllotRequest, holders: Holders): AllotRequest {
  if (request.holds !== undefined) return request;
  const former = candidatesOf(request, 0).find(
    ({ attribute, value }) => holders.get(keyOf(attribute, value)) === request.personId,
  );
  return former ? { ...request, had: former.value, stem: request.allotment.stem } : request;
}

function keyOf(attribute: string, value: string): string {
  return `${attribute}\n${value.toLowerCase()}`;
}
