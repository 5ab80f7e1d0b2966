import type { Page, Person, ReadQuery, RefusedRecord } from "@rollcall/core";
import { throwIfAborted } from "./bytes/regions.ts";
import { learnGround } from "./ground.ts";
import { type ProfileKey, personId } from "./human.ts";
import { judgeRead } from "./judge-read.ts";
import type { ReferencesAhead } from "./look-ahead.ts";
import type { Settings } from "./options.ts";
import { disputedRecord, openPeople, type People, withheldRecord } from "./people.ts";
import { toPerson } from "./person.ts";
import type { Profile } from "./profile.ts";
import { findSpecial, type Special } from "./special.ts";
import { streamProfiles } from "./stream.ts";
import type { Employer, View } from "./view.ts";

/** Reads all people of a view, page by page; the last page states the completeness and what was refused. */
export async function* scanPeople(
  view: View,
  settings: Settings,
  query: ReadQuery = {},
): AsyncGenerator<Page<Person>, void> {
  const special = findSpecial(view);
  const people = openPeople(view, settings, special);
  for (const employer of view.employers.values()) {
    yield* streamed(employer, { people, special, settings, query, view });
  }
  const refused: RefusedRecord[] = [];
  let items: Person[] = [];
  for (const person of readSpecial(special.all, people, refused)) {
    throwIfAborted(query.signal);
    items.push(person);
    if (items.length < settings.pageSize) continue;
    yield { items };
    items = [];
  }
  assertUnchanged(view);
  const judged = judgeRead(view);
  yield { items, ...judged, refused: [...judged.refused, ...refused] };
}

interface StreamContext {
  readonly people: People;
  readonly special: Special;
  readonly settings: Settings;
  readonly query: ReadQuery;
  readonly view: View;
}

async function* streamed(
  employer: Employer,
  context: StreamContext,
): AsyncGenerator<Page<Person>, void> {
  const { vpd, extracts } = employer;
  const { people, special, settings, query, view } = context;
  const [full] = extracts;
  if (!full) return;
  const niNumbers = settings.niKey !== undefined;
  const { signal } = query;
  const options = {
    ...{ vpd, day: view.day, niNumbers, signal, atOnce: settings.pageSize },
    special: special.idsOf(vpd),
    onPassed: people.placesOf(vpd).add,
    onGround: learnGround(employer, full),
    knowsPosition: employer.references.knowsPosition,
    onAhead: (ahead: ReferencesAhead) => {
      employer.references.prefetch(ahead);
      people.humans.prefetch(vpd, ahead.supervisors, ahead.count);
    },
  };
  const make = (profile: Profile): Person => {
    const id = personId(vpd, profile.person.id, profile.person.nhsUniqueId);
    return toPerson(id, [profile], people.context);
  };
  for await (const items of streamProfiles(full, options, make)) yield { items };
}

function* readSpecial(
  special: ReadonlySet<ProfileKey>,
  people: People,
  refused: RefusedRecord[],
): Generator<Person, void> {
  const done = new Set<string>();
  for (const key of special) {
    const human = people.humans.of(key);
    if (!human) {
      const answer = people.profile(key);
      if (answer.found === "withheld") refused.push(withheldRecord(answer));
      continue;
    }
    if (done.has(human.id)) continue;
    done.add(human.id);
    if (human.dispute && human.dispute.profiles[0] === key)
      refused.push(disputedRecord(human.dispute));
    const person = people.read(human);
    if ("withheld" in person) refused.push(person.withheld);
    else yield person;
  }
}

function assertUnchanged(view: View): void {
  for (const { extracts } of view.employers.values()) {
    for (const extract of extracts) extract.assertUnchanged();
  }
}
