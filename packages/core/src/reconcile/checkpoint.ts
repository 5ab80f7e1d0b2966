import type { Operation } from "../model/operation.ts";
import type { Checkpoint, Finding } from "../plan/plan.ts";
import { wholeLinkOwnersWrites } from "../store/link-owners.ts";
import { settledWrites } from "../store/settled.ts";
import type { StoreWrite } from "../store/store.ts";
import { tokenWrites } from "../store/tokens.ts";
import { endWaitingWrites, waitingWrites } from "../store/waiting.ts";
import type { AbsentPeople } from "./absent.ts";
import { accountMemory } from "./account-memory.ts";
import type { Differed } from "./differ.ts";
import type { Gathered } from "./gather.ts";
import { policyKey } from "./mode.ts";
import { isEverybody } from "./people.ts";
import { keyToCome, type Resolved } from "./resolve.ts";
import type { OpenTarget, Run } from "./run.ts";
import { type Settling, settling } from "./settling.ts";

/** All that a run found out of one target. */
export interface WorkedOut {
  readonly target: OpenTarget;
  readonly differed: Differed;
  readonly absent: AbsentPeople;
  readonly operations: readonly Operation[];
  /** Differences that no operation mends. */
  readonly blocked: readonly Finding[];
}

/** Works out what the store learns with each operation, and at the end. */
export async function checkpointOf(
  run: Run,
  gathered: Gathered,
  targets: readonly WorkedOut[],
): Promise<Checkpoint> {
  const byOperation: Record<string, readonly StoreWrite[]> = {};
  const atEnd: StoreWrite[] = [];
  for (const { target, differed, absent, operations } of targets) {
    const deciding = decidingOperations(operations);
    const left = settling(target, run.store.id);
    // A difference that has no operation is blocked, and nothing is learnt of it yet.
    const different = new Set(differed.differences.map(({ personId }) => personId));
    for (const resolved of differed.resolved) {
      const personId = resolved.owner.person.id;
      const operation = deciding.get(personId);
      const { withOperation, always } = accountMemory(run, target, resolved);
      const done = [...withOperation, ...(await endedWaits(run, resolved))];
      // Of two writes of one key the last one holds, and what an operation writes holds against the end.
      atEnd.push(...always);
      if (operation !== undefined) byOperation[operation] = done;
      else if (!different.has(personId)) atEnd.push(...done);
      if (different.has(personId)) atEnd.push(...settlements(target, resolved, left));
      atEnd.push(...begunWaits(resolved));
    }
    atEnd.push(...absent.writes);
  }
  for (const personId of undecided(targets)) gathered.reviews.note(personId, run.today);
  atEnd.push(...(await gathered.reviews.writes(run.store, isEverybody(gathered.people))));
  for (const { target, token } of gathered.drift)
    if (token) atEnd.push(...tokenWrites(target, token));
  if (gathered.people.token) atEnd.push(...tokenWrites(run.source.name, gathered.people.token));
  if (gathered.people.mode === "full") atEnd.push(...(await wholeLinkOwnersWrites(run.store)));
  atEnd.push({ space: "meta", key: policyKey, value: run.policyHash });
  return { byOperation, atEnd };
}

/**
 * Finds, for each person, the operation after which the account is as it should be: the creation, or the last of several.
 * What is done to one entitlement for many people decides for none of them.
 */
function decidingOperations(operations: readonly Operation[]): ReadonlyMap<string, string> {
  const deciding = new Map<string, string>();
  const made = new Set<string>();
  for (const { id, kind, personId } of operations) {
    if (personId === undefined || kind === "membership" || made.has(personId)) continue;
    deciding.set(personId, id);
    if (kind === "create") made.add(personId);
  }
  return deciding;
}

/** Finds the people for whom nothing is done although something should be: what is in the way may go at any time. */
function undecided(targets: readonly WorkedOut[]): readonly string[] {
  return targets.flatMap(({ differed, blocked }) => [
    ...differed.held.map(({ candidate }) => candidate.person.id),
    ...blocked.flatMap(({ personId }) => personId ?? []),
  ]);
}

/** What is said of an account holds whatever becomes of its operations: it is compared with the account as it then is. */
function settlements(
  { name }: OpenTarget,
  resolved: Resolved,
  left: Settling,
): readonly StoreWrite[] {
  const { account, person } = resolved.owner;
  const stable = account?.ref.stable ?? keyToCome(person.id);
  const settled = left.of(resolved);
  return settled ? settledWrites({ target: name, account: stable }, settled) : [];
}

function begunWaits({ owner, missing }: Resolved): readonly StoreWrite[] {
  return missing.flatMap((other) => [...waitingWrites(owner.person.id, other)]);
}

/** Nobody waits for a person who has an account now; who still does not have it afterwards is waited for again. */
async function endedWaits(run: Run, { owner, desired }: Resolved): Promise<readonly StoreWrite[]> {
  const hasOne = owner.account !== undefined || desired.presence === "present";
  const hadOne = owner.link !== undefined && owner.lost === undefined;
  return hadOne || !hasOne ? [] : await endWaitingWrites(run.store, owner.person.id);
}
