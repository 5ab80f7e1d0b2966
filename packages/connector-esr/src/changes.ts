import type { Change, ChangePage, DeltaToken, Person, RefusedRecord } from "@rollcall/core";
import { affectedPeople } from "./affected.ts";
import { throwIfAborted } from "./bytes/regions.ts";
import { type Human, type ProfileKey, profileKey, splitKey } from "./human.ts";
import { judgeRead } from "./judge-read.ts";
import type { Settings } from "./options.ts";
import { disputedRecord, openPeople, type People } from "./people.ts";
import { referring } from "./referring.ts";
import { type Bookmark, followToken, issueToken } from "./token.ts";
import { createEmployer, type Employer, type View } from "./view.ts";

/** Where to go on from. */
export interface ChangesOptions {
  readonly token: DeltaToken | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Gives everybody whom the extracts since a token, or the days since, have changed: whole persons, and tombstones for ids
 * that are no longer anybody's. Without a token gives the first one. What it costs grows with what changed.
 */
export function* changesSince(
  view: View,
  settings: Settings,
  { token, signal }: ChangesOptions,
): Generator<ChangePage<Person>, void> {
  const next = issueToken(view, settings);
  if (!token) {
    yield { changes: [], token: next, completeness: judgeRead(view).completeness };
    return;
  }
  const bookmark = followToken(token, view, settings);
  const before = viewAt(view, bookmark);
  const refused: RefusedRecord[] = [];
  let page: Change<Person>[] = [];
  for (const change of changes({ before, after: view }, settings, refused)) {
    throwIfAborted(signal);
    page.push(change);
    if (page.length < settings.pageSize) continue;
    yield { changes: page };
    page = [];
  }
  assertUnchanged(view);
  const fresh = newOnly(view, bookmark);
  const judged = judgeRead(view, fresh);
  yield { changes: page, token: next, ...judged, refused: [...refused, ...judged.refused] };
}

interface Step {
  readonly before: View;
  readonly after: View;
}

function viewAt(view: View, { day, read }: Bookmark): View {
  const employers = [...view.employers.values()].map(({ vpd, extracts }): [string, Employer] => [
    vpd,
    createEmployer(vpd, extracts.slice(0, read.get(vpd)), day),
  ]);
  return { ...view, employers: new Map(employers), day };
}

function newOnly(view: View, { read }: Bookmark): View {
  const employers = [...view.employers.values()].map((employer): [string, Employer] => [
    employer.vpd,
    { ...employer, extracts: employer.extracts.slice(read.get(employer.vpd)) },
  ]);
  return { ...view, employers: new Map(employers) };
}

function assertUnchanged(view: View): void {
  for (const { extracts } of view.employers.values()) extracts.at(-1)?.assertUnchanged();
}

function* changes(
  step: Step,
  settings: Settings,
  refused: RefusedRecord[],
): Generator<Change<Person>, void> {
  const was = openPeople(step.before, settings);
  const is = openPeople(step.after, settings);
  const { humans, gone } = settle(step, was, is);
  for (const human of humans) {
    const { dispute } = human;
    if (dispute && human.profiles[0] === dispute.profiles[0]) refused.push(disputedRecord(dispute));
    const person = is.read(human);
    if ("withheld" in person) refused.push(person.withheld);
    else yield { change: "upsert", record: person };
  }
  // After the upserts, so that a person who goes on under another id is known before the old one goes.
  for (const stable of gone) yield { change: "tombstone", ref: { kind: "person", stable } };
}

/** Follows the changes to everybody else whom they concern: profiles of the same human, and those who report to one. */
function settle(
  step: Step,
  was: People,
  is: People,
): { humans: Iterable<Human>; gone: Iterable<string> } {
  const humans = new Map<string, Human>();
  const gone = new Set<string>();
  const seen = new Set<ProfileKey>();
  const waiting = startingPoints(step);
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const old = was.humans.of(key);
    const now = is.humans.of(key);
    if (now) humans.set(now.id, now);
    if (old) gone.add(old.id);
    waiting.push(...companyOf(old), ...companyOf(now));
    if (old?.id !== now?.id) waiting.push(...reportsOf(step.after, key));
  }
  for (const id of humans.keys()) gone.delete(id);
  return { humans: humans.values(), gone };
}

function startingPoints({ before, after }: Step): ProfileKey[] {
  const days = [Math.min(before.day, after.day), Math.max(before.day, after.day)] as const;
  return [...after.employers.values()].flatMap((employer) => {
    const old = before.employers.get(employer.vpd) as Employer;
    const people = affectedPeople({ before: old, after: employer, days });
    return [...people].map((id) => profileKey(employer.vpd, id));
  });
}

function companyOf(human: Human | undefined): readonly ProfileKey[] {
  return human?.dispute?.profiles ?? human?.profiles ?? [];
}

function* reportsOf(view: View, key: ProfileKey): Generator<ProfileKey, void> {
  const { vpd, id } = splitKey(key);
  const extracts = view.employers.get(vpd)?.extracts ?? [];
  for (const person of referring(extracts, "bySupervisor", { field: "supervisorId", id })) {
    yield profileKey(vpd, person);
  }
}
