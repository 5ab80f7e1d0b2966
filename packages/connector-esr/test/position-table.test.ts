import type { Assignment } from "@rollcall/core";
import { expect, test } from "vitest";
import { createPositionTable } from "../src/position-table.ts";

type Position = Assignment["position"];

const keys = Array.from({ length: 5000 }, (_, index) => 1 + ((index * 7919) % 999_983) * 2_000_003);

function positionOf(key: number): Position {
  const none = key % 3 === 0;
  return {
    number: none ? undefined : key % 5 === 0 ? `0${key % 1000}` : String(key % 1_000_000_000),
    title: key % 7 === 0 ? undefined : `Staff Nurse ${key % 11}`,
    staffGroup: none ? undefined : `Group ${key % 4}`,
    jobRole: key % 2 === 0 ? undefined : `Role ${key % 13}`,
  };
}

test.each([0, 100, 5000])("positions are kept as they were given when %i are expected", (count) => {
  const table = createPositionTable();
  table.expect(count);
  for (const key of keys) table.set(key, positionOf(key));
  expect(keys.filter((key) => !table.has(key))).toEqual([]);
  expect(keys.map(table.get)).toEqual(keys.map(positionOf));
});

test("keys whose lower half is nothing are kept beside each other", () => {
  const table = createPositionTable();
  const even = Array.from({ length: 3000 }, (_, index) => (index + 1) * 2 ** 32);
  for (const key of even) table.set(key, positionOf(key % 999));
  expect(even.map(table.get)).toEqual(even.map((key) => positionOf(key % 999)));
});

test("keys that are not there are not found, those among them that differ in their upper half", () => {
  const table = createPositionTable();
  for (const key of [1, 2 ** 32 - 1, 2 ** 32 + 7, 999_999_999_999_999])
    table.set(key, positionOf(1));
  for (const key of [0, -1, 7, 2 ** 32 + 1, 2 ** 33 + 7, 999_999_999_999_998]) {
    expect(table.has(key)).toBe(false);
    expect(table.get(key)).toBeUndefined();
  }
});

test("a position that is told again takes the place of what was told before", () => {
  const table = createPositionTable();
  table.set(5, positionOf(1));
  table.set(5, positionOf(14));
  expect(table.get(5)).toEqual(positionOf(14));
});
