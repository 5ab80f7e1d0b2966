import fc from "fast-check";
import { expect, test } from "vitest";
import { hashText } from "../../src/memory/hash-text.ts";
import {
  addPerson,
  countTogether,
  type DistinctPeople,
  nobodyYet,
} from "../../src/surroundings/distinct-people.ts";

function crowd(from: number, to: number): DistinctPeople {
  const people = nobodyYet();
  for (let person = from; person < to; person++) addPerson(people, hashText(`person-${person}`));
  return people;
}

test("up to 64 people are counted exactly, whoever comes again and in whichever group", () => {
  const few = fc.array(fc.nat(63), { maxLength: 200 });
  fc.assert(
    fc.property(few, few, (first, second) => {
      const [one, two] = [nobodyYet(), nobodyYet()];
      for (const person of first) addPerson(one, hashText(`person-${person}`));
      for (const person of second) addPerson(two, hashText(`person-${person}`));
      expect(countTogether(one, two)).toBe(new Set([...first, ...second]).size);
    }),
  );
});

test.each([65, 100, 1_000, 10_000, 200_000])(
  "%i people are counted to a tenth, in a kilobyte",
  (many) => {
    const people = crowd(0, many);
    expect(Math.abs(countTogether(people, nobodyYet()) / many - 1)).toBeLessThan(0.1);
    expect(people.registers).toHaveLength(1_024);
    expect(people.hashes).toHaveLength(0);
  },
);

test("a crowd and a few are counted together, each person once", () => {
  expect(countTogether(crowd(0, 1_000), crowd(0, 50)) / 1_000).toBeCloseTo(1, 1);
  expect(countTogether(crowd(0, 30), crowd(1_000, 3_000)) / 2_030).toBeCloseTo(1, 1);
  expect(countTogether(crowd(0, 1_000), crowd(500, 1_500)) / 1_500).toBeCloseTo(1, 1);
});

test("more people never count less", () => {
  const people = nobodyYet();
  let last = 0;
  for (let person = 0; person < 4_000; person++) {
    addPerson(people, hashText(`somebody-${person}`));
    const now = countTogether(people, nobodyYet());
    expect(now).toBeGreaterThanOrEqual(last);
    last = now;
  }
});
