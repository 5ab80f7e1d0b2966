import { ConnectorError } from "@rollcall/core";
import { hashText } from "./hash-text.ts";

/** Numbers for subjects, small ones and each used again once it is free. */
export interface SubjectIndex {
  /** How many subjects have a number. */
  size(): number;
  /** Gives the number of a subject; -1 when it has none. */
  find(subject: string): number;
  /** Gives the number of a subject, a new one when it has none. Throws `invalid-value` for a subject of no or more than 1,024 characters. */
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

const longest = 1_024;

/**
 * Makes an index without subjects: an open table by hash with linear probing. A hit is compared with the whole subject, so that two
 * with one hash never get the same number. Adding costs constant time on average; when the table doubles, as long as all of them.
 */
export function subjectIndex(hash: SubjectHash = (subject) => hashText(subject)): SubjectIndex {
  const subjects: (string | undefined)[] = [];
  const free: number[] = [];
  let hashes = new Uint32Array(1_024);
  // A number and 1, so that 0 is an empty place.
  let places = new Uint32Array(2_048);
  let size = 0;
  // A person is often asked for several times in a row.
  let [lastSubject, lastNumber] = ["", -1];
  const placeOf = (subject: string, hashed: number): number => {
    const mask = places.length - 1;
    let place = hashed & mask;
    for (; places[place] !== 0; place = (place + 1) & mask) {
      const number = (places[place] as number) - 1;
      if (hashes[number] === hashed && subjects[number] === subject) break;
    }
    return place;
  };
  const grow = (): void => {
    const more = new Uint32Array(hashes.length * 2);
    more.set(hashes);
    hashes = more;
    places = new Uint32Array(places.length * 2);
    const mask = places.length - 1;
    for (let number = 0; number < subjects.length; number++) {
      if (subjects[number] === undefined) continue;
      let place = (hashes[number] as number) & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = number + 1;
    }
  };
  return {
    size: () => size,
    find(subject) {
      if (subject === lastSubject) return lastNumber;
      lastNumber = (places[placeOf(subject, hash(subject) >>> 0)] as number) - 1;
      lastSubject = subject;
      return lastNumber;
    },
    subjectOf: (number) => subjects[number],
    memory: () => hashes.byteLength + places.byteLength + subjects.length * 8,
    add(subject) {
      const hashed = hash(subject) >>> 0;
      let place = placeOf(subject, hashed);
      if (places[place] !== 0) return (places[place] as number) - 1;
      assertSubject(subject);
      lastSubject = "";
      lastNumber = -1;
      if (size === hashes.length) {
        grow();
        place = placeOf(subject, hashed);
      }
      const number = free.pop() ?? subjects.length;
      subjects[number] = ownCopy(subject);
      hashes[number] = hashed;
      places[place] = number + 1;
      size++;
      return number;
    },
    remove(number) {
      const subject = subjects[number];
      if (subject === undefined) return;
      lastSubject = "";
      lastNumber = -1;
      const place = placeOf(subject, hashes[number] as number);
      subjects[number] = undefined;
      free.push(number);
      size--;
      closeGap(places, hashes, place);
    },
  };
}

/** Moves those behind an emptied place forward, as far as each was displaced by it, so that a search never stops short. */
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
  if (subject.length > 0 && subject.length <= longest) return;
  throw new ConnectorError({
    code: "invalid-value",
    message: `the subject of a profile has 1 to ${longest} characters`,
    where: { field: "subject" },
    advice: "Give the stable key of the account or person, such as its object id.",
  });
}

/** A copy: a part of a text would keep the whole of it in memory. */
function ownCopy(subject: string): string {
  return Buffer.from(subject, "utf16le").toString("utf16le");
}
