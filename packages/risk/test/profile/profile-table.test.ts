import { expect, test } from "vitest";
import { keepLast, readLast } from "../../src/profile/last-sign-in.ts";
import { layout } from "../../src/profile/layout.ts";
import { type ProfileTable, profileTable } from "../../src/profile/profile-table.ts";
import { signInAt } from "./sign-in-at.ts";

const noon = Date.UTC(2026, 10, 21, 12);

/** Learns somebody, so that they are no stranger. */
function meet(table: ProfileTable, subject: string, at: number): void {
  const profile = table.claim(subject);
  profile.slab.words[(profile.start + layout.firstSeen) >> 2] = 1;
  keepLast(profile, signInAt(at));
  table.touch();
}

test("each person has a profile of their own, even where all subjects have one hash", () => {
  const table = profileTable({ hash: () => 1 });
  for (let person = 0; person < 300; person++) meet(table, `person-${person}`, noon + person);
  for (let person = 0; person < 300; person++) {
    const profile = table.find(`person-${person}`);
    expect(profile && readLast(profile)?.at).toBe(noon + person);
  }
  expect(table.find("person-300")).toBeUndefined();
});

test("a million made-up names displace nobody who is known, and take bounded memory", () => {
  const table = profileTable({ strangers: 1_000 });
  meet(table, "known", noon);
  for (let name = 0; name < 1_000_000; name++) table.claim(`nobody-${name}`);
  expect(table.size()).toBeLessThanOrEqual(1_001);
  expect(table.memory()).toBeLessThan(1_000_000);
  expect(table.find("known")).toBeDefined();
  expect(table.changes.take(10)).toEqual(["known"]);
});

test("a full table forgets somebody who was long not seen, and never grows", () => {
  const table = profileTable({ most: 100, strangers: 10 });
  for (let person = 0; person < 1_000; person++) meet(table, `person-${person}`, noon + person);
  expect(table.size()).toBe(100);
  expect(table.find("person-999")).toBeDefined();
  expect(table.find("person-0")).toBeUndefined();
});

test("whoever takes the place of somebody forgotten begins with a blank profile", () => {
  const table = profileTable();
  meet(table, "leaver", noon);
  table.forget("leaver");
  expect(table.find("leaver")).toBeUndefined();
  expect(readLast(table.claim("newcomer"))).toBeUndefined();
});

test("a change is told once, and again when it was not stored", () => {
  const table = profileTable();
  meet(table, "person-1", noon);
  meet(table, "person-2", noon);
  meet(table, "person-1", noon + 1);
  const told = table.changes.take(10);
  expect(told.toSorted()).toEqual(["person-1", "person-2"]);
  expect(table.changes.take(10)).toEqual([]);
  table.changes.putBack(told);
  expect(table.changes.take(10).toSorted()).toEqual(["person-1", "person-2"]);
});

test("somebody who was stored and is forgotten is told of too", () => {
  const table = profileTable();
  meet(table, "leaver", noon);
  table.changes.take(10);
  table.forget("leaver");
  expect(table.changes.take(10)).toEqual(["leaver"]);
});

test("a table of no people, or of a number that is none, is refused by name", () => {
  for (const field of ["most", "strangers"]) {
    for (const value of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => profileTable({ [field]: value })).toThrow(
        expect.objectContaining({ code: "invalid-options" }),
      );
    }
  }
});
