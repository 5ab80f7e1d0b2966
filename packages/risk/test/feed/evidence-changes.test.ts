import { expect, test } from "vitest";
import { evidenceChanges } from "../../src/feed/evidence-changes.ts";

test("passers-by whose evidence is gone before it was stored, or who are out of the store, take no room", () => {
  const there = new Set<string>();
  const changes = evidenceChanges((subject) => there.has(subject));
  changes.touched("passer-by", true);
  changes.touched("passer-by", false);
  expect(changes.take(10)).toEqual([]);

  there.add("s1");
  changes.touched("s1", true);
  expect(changes.take(10)).toEqual(["s1"]);
  there.delete("s1");
  changes.touched("s1", false);
  expect(changes.take(10)).toEqual(["s1"]);
  changes.touched("s1", false);
  expect(changes.take(10)).toEqual([]);
});

test("no more are given at once than are asked for, each once", () => {
  const changes = evidenceChanges(() => true);
  for (const subject of ["s1", "s2", "s3", "s1"]) changes.touched(subject, true);
  expect(changes.take(2)).toEqual(["s1", "s2"]);
  expect(changes.take(2)).toEqual(["s3"]);
  expect(changes.take(2)).toEqual([]);
});
