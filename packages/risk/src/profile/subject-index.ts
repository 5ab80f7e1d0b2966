import { ConnectorError } from "@rollcall/core";
import { hashText } from "../memory/hash-text.ts";
import { ownCopy } from "../memory/own-copy.ts";
import { isSubject, longestSubject } from "./subject.ts";

/** Numbers for subjects, small ones and each used again once it is free. */
export interface SubjectIndex {
  /** How many subjects have a number. */
  size(): number;
  /** Gives the number of a subject; -1 when it has none. */
  find(subject: string): number;
  /**
   * Gives the number of a subject, a new one when it has none. Throws `invalid-value` for what is none, see
   * {@link isSubject}.
   */
  add(subject: string): number;
  /** Takes a subject's number away. */
  remove(number: number): void;
  /** Gives the subject that has a number. */
  subjectOf(number: number): string | undefined;
  /** In bytes, without the texts of the subjects: of hashes, places and references. */
  memory(): number;
}

/** How a subject is hashed; and from 0, a test can make all of them collide. */
export type SubjectHash = (subject: string) => number;

/**
 * Makes an index without subjects: an open table by hash with linear probing. A hit is compared with the whole subject,
 * so that two with one hash never get the same number. Adding costs constant time on average; when the table doubles,
 * as long as all of them.
 */
export function subjectIndex(hash: SubjectHash = (subject) => hashText(subject)): SubjectIndex {
  const kept = emptyPlaces();
  const { subjects, free } = kept;
  // A person is often asked for several times in a row.
  let lastSubject = "";
  let lastNumber = -1;
  const forgetLast = (): void => {
    lastSubject = "";
    lastNumber = -1;
  };
  return {
    size: () => subjects.length - free.length,
    find(subject) {
      if (subject === lastSubject) return lastNumber;
      lastNumber = (kept.places[placeOf(kept, subject, hash(subject) >>> 0)] as number) - 1;
      lastSubject = subject;
      return lastNumber;
    },
    subjectOf: (number) => subjects[number],
    memory: () => kept.hashes.byteLength + kept.places.byteLength + subjects.length * 8,
    add(subject) {
      const hashed = hash(subject) >>> 0;
      const place = placeOf(kept, subject, hashed);
      if (kept.places[place] !== 0) return (kept.places[place] as number) - 1;
      assertSubject(subject);
      forgetLast();
      if (subjects.length - free.length < kept.hashes.length) {
        return put(kept, place, { subject, hashed });
      }
      grow(kept);
      return put(kept, placeOf(kept, subject, hashed), { subject, hashed });
    },
    remove(number) {
      const subject = subjects[number];
      if (subject === undefined) return;
      forgetLast();
      const place = placeOf(kept, subject, kept.hashes[number] as number);
      subjects[number] = undefined;
      free.push(number);
      closeGap(kept.places, kept.hashes, place);
    },
  };
}

interface Places {
  readonly subjects: (string | undefined)[];
  /** Numbers that can be used again. */
  readonly free: number[];
  /** By number. */
  hashes: Uint32Array;
  /** A number and 1, so that 0 is an empty place. */
  places: Uint32Array;
}

function emptyPlaces(): Places {
  return { subjects: [], free: [], hashes: new Uint32Array(1_024), places: new Uint32Array(2_048) };
}

/** Where a subject is, or would be. */
function placeOf({ subjects, hashes, places }: Places, subject: string, hashed: number): number {
  const mask = places.length - 1;
  let place = hashed & mask;
  for (; places[place] !== 0; place = (place + 1) & mask) {
    const number = (places[place] as number) - 1;
    if (hashes[number] === hashed && subjects[number] === subject) break;
  }
  return place;
}

function put(
  { subjects, free, hashes, places }: Places,
  place: number,
  { subject, hashed }: { readonly subject: string; readonly hashed: number },
): number {
  const number = free.pop() ?? subjects.length;
  subjects[number] = ownCopy(subject);
  hashes[number] = hashed;
  places[place] = number + 1;
  return number;
}

function grow(kept: Places): void {
  const hashes = new Uint32Array(kept.hashes.length * 2);
  hashes.set(kept.hashes);
  const places = new Uint32Array(kept.places.length * 2);
  const mask = places.length - 1;
  for (let number = 0; number < kept.subjects.length; number++) {
    if (kept.subjects[number] === undefined) continue;
    let place = (hashes[number] as number) & mask;
    while (places[place] !== 0) place = (place + 1) & mask;
    places[place] = number + 1;
  }
  kept.hashes = hashes;
  kept.places = places;
}

/**
 * Moves those behind an emptied place forward, as far as each was displaced by it, so that a search never stops short.
 */
function closeGap(places: Uint32Array, hashes: Uint32Array, emptied: number): void {
  const mask = places.length - 1;
  let gap = emptied;
  for (let place = (gap + 1) & mask; places[place] !== 0; place = (place + 1) & mask) {
    const home = (hashes[(places[place] as number) - 1] as number) & mask;
    if (((place - home) & mask) < ((place - gap) & mask)) continue;
    places[gap] = places[place] as number;
    gap = place;
  }
  places[gap] = 0;
}

function assertSubject(subject: string): void {
  if (isSubject(subject)) return;
  throw new ConnectorError({
    code: "invalid-value",
    message: `the subject of a profile has 1 to ${longestSubject} characters, and no half of one`,
    where: { field: "subject" },
    advice: "Give the stable key of the account or person, such as its object id.",
  });
}
