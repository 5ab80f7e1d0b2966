import type { Acknowledged } from "../diff/acknowledged.ts";
import { diff } from "../diff/diff.ts";
import type { Difference } from "../diff/difference.ts";
import { unmet } from "../diff/unmet.ts";
import type { Finding } from "../plan/plan.ts";
import { isReference } from "../policy/open-value.ts";
import { scanAcknowledgements } from "../store/acknowledged.ts";
import type { Store } from "../store/store.ts";
import { allotNames } from "./allotted-names.ts";
import type { GatheredTarget } from "./gather.ts";
import { decideOwners, type Owner, type Owners } from "./owners.ts";
import { type Answers, keyToCome, type Resolved, resolve } from "./resolve.ts";
import type { OpenTarget, Run } from "./run.ts";

/** What one target's accounts lack, and how that was found. */
export interface Differed extends Owners {
  readonly resolved: readonly Resolved[];
  readonly differences: readonly Difference[];
  readonly findings: readonly Finding[];
  /** Stable keys of the accounts that the policy protects, among those that were looked at. */
  readonly protectedAccounts: readonly string[];
}

/** Decides who owns what, works out what each account should hold, and compares. Protected accounts are left out. */
export async function differ(run: Run, gathered: GatheredTarget): Promise<Differed> {
  const { target, accounts, candidates } = gathered;
  const decided = await decideOwners(target, accounts, candidates);
  const { owners } = decided;
  const answers = await answersFor(run, gathered, owners);
  const [nameless, resolved] = parted(
    owners.map((owner) => resolve(owner, answers)),
    isNameless,
  );
  const held = [...decided.held, ...nameless.map(heldFor)];
  const differences: Difference[] = [];
  const findings: Finding[] = [];
  const protectedAccounts = owners.flatMap(({ account }) =>
    account && target.policy.protect?.(account) ? [account.ref.stable] : [],
  );
  const isProtected = new Set(protectedAccounts);
  for (const one of resolved) {
    const { owner, desired } = one;
    const acknowledged = await acknowledgedBy(run.store, target, owner);
    const input = { desired, actual: owner.account, schema: target.schema, acknowledged };
    const difference = diff(input);
    if (difference && isProtected.has(owner.account?.ref.stable ?? "")) {
      findings.push(protectedFinding(owner));
    } else if (difference) {
      differences.push(difference);
    }
    for (const { attribute, because } of unmet(input)) {
      findings.push(about(owner, { finding: "refused", because: `${attribute}: ${because}` }));
    }
    if (one.unnamed.length > 0)
      findings.push(about(owner, { finding: "blocked", because: noneFree(one) }));
    for (const fault of desired.faults ?? []) {
      findings.push(about(owner, { finding: "refused", because: fault.because, advice: amend }));
    }
  }
  return { ...decided, held, resolved, differences, findings, protectedAccounts };
}

const amend =
  "Correct the record, or the rule. Until then nothing is made, opened or written for the person; what is due is closed.";

/** Tells whether an account would be made without a name that it must have. */
function isNameless({ owner, desired, unnamed }: Resolved): boolean {
  return owner.account === undefined && desired.presence === "present" && unnamed.length > 0;
}

function heldFor(resolved: Resolved): Differed["held"][number] {
  return { candidate: resolved.owner, because: noneFree(resolved) };
}

function noneFree({ unnamed }: Resolved): string {
  return `every name that the policy allows for ${unnamed.join(" and ")} is somebody else's, or was of late`;
}

function parted<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [T[], T[]] {
  const { true: first = [], false: second = [] } = Object.groupBy(all, (one) => `${isFirst(one)}`);
  return [first, second];
}

/** Says something of one person's account. */
export function about(
  { desired, person }: Pick<Owner, "desired" | "person">,
  said: Pick<Finding, "finding" | "because" | "advice">,
): Finding {
  return { target: desired.target, personId: person.id, about: desired.label, ...said };
}

function protectedFinding(owner: Owner): Finding {
  return about(owner, {
    finding: "protected",
    because: "the account is protected by the policy, and is not as it should be",
    advice: "Change it by hand, or take the protection away in the policy.",
  });
}

async function answersFor(
  run: Run,
  { target, accounts }: GatheredTarget,
  owners: readonly Owner[],
): Promise<Answers> {
  const names = new Map<string, string | null>();
  const nameless = new Set<string>();
  for (const one of await allotNames({ run, target, accounts, owners })) {
    names.set(`${one.personId}\n${one.attribute}`, one.value ?? null);
    if (one.value === undefined) nameless.add(one.personId);
  }
  const keys = new Map<string, string | undefined>();
  for (const { person, account, desired, lost } of owners) {
    if (account) keys.set(person.id, account.ref.stable);
    else if (desired.presence === "present" && !nameless.has(person.id))
      keys.set(person.id, keyToCome(person.id));
    else if (lost || nameless.has(person.id)) keys.set(person.id, undefined);
  }
  for (const personId of referredTo(owners)) {
    if (!keys.has(personId)) keys.set(personId, await accounts.ownedBy(personId));
  }
  return {
    accountOf: (personId) => keys.get(personId),
    nameOf: (personId, attribute) => names.get(`${personId}\n${attribute}`),
  };
}

function referredTo(owners: readonly Owner[]): ReadonlySet<string> {
  const people = new Set<string>();
  for (const { desired } of owners) {
    for (const { value } of Object.values(desired.attributes)) {
      if (isReference(value)) people.add(value.referenceTo);
    }
  }
  return people;
}

async function acknowledgedBy(
  store: Store,
  target: OpenTarget,
  { account }: Owner,
): Promise<Acknowledged | undefined> {
  if (!account || !target.normalises) return undefined;
  const found: Record<string, Acknowledged[string]> = {};
  for await (const one of scanAcknowledgements(store, target.name, account.ref.stable)) {
    found[one.attribute] = { wrote: one.wrote, answered: one.answered };
  }
  return found;
}
