import fc from "fast-check";
import { expect, test } from "vitest";
import { distinct } from "../../../src/change-rate/rates/distinct.ts";

test.each([20, 200, 2000, 10_000])("%i different keys are counted within a twentieth", (keys) => {
  const counter = distinct(4096);
  for (let key = 0; key < keys; key++) {
    counter.add(`key ${key}`, 1);
    counter.add(`key ${key}`, 1);
  }
  expect(Math.abs(counter.estimate() - keys)).toBeLessThanOrEqual(Math.max(2, keys / 20));
});

test("keys are in the window for their half-day and the next", () => {
  const counter = distinct(512);
  for (let key = 0; key < 50; key++) counter.add(`early ${key}`, 10);
  for (let key = 0; key < 50; key++) counter.add(`late ${key}`, 11);
  expect(counter.estimate()).toBeGreaterThan(90);
  const both = counter.estimate();
  for (let key = 0; key < 50; key++) counter.add(`early ${key}`, 11);
  expect(counter.estimate()).toBe(both);
  counter.add("late 0", 13);
  for (let key = 0; key < 50; key++) counter.add(`late ${key}`, 13);
  expect(counter.estimate()).toBeLessThan(56);
  counter.add("alone", 30);
  expect(counter.estimate()).toBe(1);
});

test("a key more never lowers the count, and late ones count as present", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), (keys, last) => {
      const counter = distinct(512);
      for (const key of keys) counter.add(key, 5);
      const before = counter.estimate();
      counter.add(last, 3);
      expect(counter.estimate()).toBeGreaterThanOrEqual(before);
    }),
  );
});
