import { sessionHash } from "../../sign-in/session-hash.ts";
import type { SignIn } from "../../sign-in/sign-in.ts";
import { type Attempts, countFailure, forgive, isFirstTime, noAttempts } from "./attempts.ts";
import { put } from "./bounded.ts";
import { dayOf, isNewDay } from "./day.ts";
import { deviceOf } from "./device-of.ts";
import { addPerson, countForAll, type Everybody, noteBelow } from "./everybody.ts";
import { features } from "./feature.ts";
import { newcomer, type Person } from "./person.ts";
import { count, type Tally } from "./tally.ts";

/** Learns a person's own sign-in: each value once a day. An event that was learnt already changes nothing. */
export function learnSignIn(everybody: Everybody, event: SignIn, valuesPerPerson: number): void {
  const person = personOf(everybody, event, valuesPerPerson);
  if (!isFirstTime(person.attempts.learnt, event.id)) return;
  const day = dayOf(event.at);
  person.again = person.signIns > 0;
  person.signIns++;
  person.firstSeen = Math.min(person.firstSeen, event.at);
  if (isNewDay(day, person.lastDay)) {
    person.lastDay = day;
    person.days++;
    everybody.days++;
  }
  learnValues(everybody, person, event);
  rememberLast(person, event);
  forgive(person.attempts);
}

/** Counts an attempt that went wrong. Trains nothing. */
export function noteAttempt(everybody: Everybody, event: SignIn): void {
  const known = attemptsOn(everybody, event);
  const attempts = known ?? noAttempts();
  if (known) known.again = true;
  else put(everybody.strangers, event.subject, attempts);
  if (isFirstTime(attempts.noted, event.id)) countFailure(attempts, event);
}

/** Gives the attempts on the account of an event. */
export function attemptsOn(everybody: Everybody, { subject }: SignIn): Attempts | undefined {
  return (
    everybody.people.entries.get(subject)?.attempts ?? everybody.strangers.entries.get(subject)
  );
}

function personOf(everybody: Everybody, event: SignIn, valuesPerPerson: number): Person {
  const known = everybody.people.entries.get(event.subject);
  if (known) return known;
  const attempts = everybody.strangers.entries.get(event.subject) ?? noAttempts();
  everybody.strangers.entries.delete(event.subject);
  const person = newcomer(event.at, valuesPerPerson, attempts);
  addPerson(everybody, event.subject, person);
  return person;
}

function learnValues(everybody: Everybody, person: Person, event: SignIn): void {
  const day = dayOf(event.at);
  for (const [feature, { levels }] of features.entries()) {
    const values = levels.map((level) => level.read(event));
    for (const [level, value] of values.entries()) {
      const own = person.tallies[feature]?.[level] as Tally;
      if (!isNewDay(day, own.entries.get(value)?.day)) continue;
      count(own, value, day);
      countForAll(everybody, { feature, level }, value);
    }
    noteBelow(everybody, feature, values);
  }
  const device = deviceOf(event);
  if (device !== undefined) count(person.devices, device, day);
}

function rememberLast(person: Person, { at, place, network, session }: SignIn): void {
  if (person.last && person.last.at > at) return;
  person.last = {
    at,
    place,
    network: network?.number,
    session: session === undefined ? undefined : sessionHash(session),
  };
}
