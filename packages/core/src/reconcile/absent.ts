import type { ChangedAccount } from "../diff/difference.ts";
import { isAbsent } from "../model/account.ts";
import type { Link } from "../model/link.ts";
import type { Instant } from "../model/value.ts";
import type { Finding } from "../plan/plan.ts";
import {
  type Absence,
  absenceWrites,
  countAbsence,
  endAbsenceWrites,
  readAbsence,
  scanAbsences,
} from "../store/absences.ts";
import type { StoreWrite } from "../store/store.ts";
import type { Accounts, Candidate } from "./accounts.ts";
import type { PeopleRead } from "./people.ts";
import type { OpenTarget, Run } from "./run.ts";
import type { Trust } from "./trust.ts";

/** What follows from people who own accounts and were not in the source. */
export interface AbsentPeople {
  readonly findings: readonly Finding[];
  readonly differences: readonly ChangedAccount[];
  readonly writes: readonly StoreWrite[];
}

/** What absences are worked out from. */
export interface AbsenceInput {
  readonly target: OpenTarget;
  readonly accounts: Accounts;
  readonly candidates: readonly Candidate[];
  readonly people: PeopleRead;
  /** Of the source. */
  readonly trust: Trust;
}

/**
 * Counts how long people have been missing from whole reads of the source. Absence is not leaving: it is reported, and an
 * account is disabled for it only when the policy says so, after as many reads and hours as it says, and never deleted.
 */
export async function findAbsent(run: Run, input: AbsenceInput): Promise<AbsentPeople> {
  const { target, accounts, people, trust } = input;
  const missing = await missingLinks(input);
  const system = absenceSystem(run, target);
  const counted = people.mode === "full" && trust.whole;
  const writes: StoreWrite[] = [];
  const findings: Finding[] = [];
  const differences: ChangedAccount[] = [];
  for (const link of missing) {
    const before = await readAbsence(run.store, system, link.personId);
    const absence = counted
      ? countAbsence({ system, key: link.personId }, before, run.asOf)
      : before;
    if (counted && absence) writes.push(...absenceWrites(absence));
    findings.push(findingOf(link, absence, trust));
    if (counted && absence && isDue(target, absence, run.asOf)) {
      const closing = await closeAccount(link, { target, accounts, absence });
      if (closing) differences.push(closing);
    }
  }
  if (counted) writes.push(...(await endedAbsences(run, system, missing)));
  return { findings, differences, writes };
}

function absenceSystem(run: Run, target: OpenTarget): string {
  return `${run.source.name} for ${target.name}`;
}

async function missingLinks({
  accounts,
  candidates,
  people,
}: AbsenceInput): Promise<readonly Link[]> {
  const missing: Link[] = [];
  if (people.mode === "full") {
    for await (const link of accounts.unconsidered()) missing.push(link);
    return missing;
  }
  // Whose id is gone may be there under another one.
  const found = new Set(candidates.map(({ link }) => link?.account.stable));
  for (const personId of people.gone) {
    const stable = await accounts.ownedBy(personId);
    const link = stable === undefined ? undefined : await accounts.linkOf(stable);
    if (link && !found.has(stable)) missing.push(link);
  }
  return missing;
}

function findingOf(link: Link, absence: Absence | undefined, trust: Trust): Finding {
  const because = absence
    ? `the person was missing from ${absence.runs} whole reads in a row, since ${absence.since}`
    : ["the person was not in the source", ...trust.because].join("; ");
  return {
    finding: "absent",
    target: link.target,
    personId: link.personId,
    about: link.account.lookup ?? link.account.stable,
    because,
    advice:
      "A termination in the source closes the account; being missing does not. Ask the staff record team.",
  };
}

function isDue({ policy }: OpenTarget, absence: Absence, asOf: Instant): boolean {
  const rule = policy.lifecycle?.whenAbsent ?? "report";
  if (rule === "report") return false;
  const hours = (Date.parse(asOf) - Date.parse(absence.since)) / 3_600_000;
  return absence.runs >= rule.runs && hours >= rule.hours;
}

async function closeAccount(
  link: Link,
  {
    target,
    accounts,
    absence,
  }: Pick<AbsenceInput, "target" | "accounts"> & { readonly absence: Absence },
): Promise<ChangedAccount | undefined> {
  const actual = await accounts.load(link.account);
  if (isAbsent(actual) || !actual.enabled || target.policy.protect?.(actual)) return undefined;
  const because = `missing from ${absence.runs} whole reads in a row, since ${absence.since}`;
  return {
    difference: "changed",
    target: link.target,
    account: link.account.kind,
    personId: link.personId,
    label: link.account.lookup ?? link.personId,
    actual,
    deltas: [],
    enabled: false,
    grant: [],
    revoke: [],
    reasons: [{ rule: "lifecycle: absent", because }],
  };
}

async function endedAbsences(
  run: Run,
  system: string,
  missing: readonly Link[],
): Promise<readonly StoreWrite[]> {
  const still = new Set(missing.map(({ personId }) => personId));
  const ended: StoreWrite[] = [];
  for await (const { key } of scanAbsences(run.store, system)) {
    if (!still.has(key)) ended.push(...endAbsenceWrites({ system, key }));
  }
  return ended;
}
