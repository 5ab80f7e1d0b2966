import fc from "fast-check";
import { expect, test } from "vitest";
import { hashText } from "../../src/memory/hash-text.ts";
import { subjectIndex } from "../../src/profile/subject-index.ts";

test("an index gives what a map would, whatever collides", () => {
  const steps = fc.array(
    fc.record({ subject: fc.integer({ min: 0, max: 40 }), remove: fc.boolean() }),
    { maxLength: 300 },
  );
  const hashes = fc.constantFrom(
    () => 7,
    (subject: string) => hashText(subject) % 3,
    hashText,
  );
  fc.assert(
    fc.property(hashes, steps, (hash, list) => {
      const index = subjectIndex(hash);
      const model = new Map<string, number>();
      for (const { subject: number, remove } of list) {
        const subject = `person-${number}`;
        if (remove) {
          const known = model.get(subject);
          if (known !== undefined) index.remove(known);
          model.delete(subject);
        } else model.set(subject, index.add(subject));
        expect(index.size()).toBe(model.size);
        for (let each = 0; each <= 40; each++) {
          expect(index.find(`person-${each}`)).toBe(model.get(`person-${each}`) ?? -1);
        }
      }
      expect(new Set(model.values()).size).toBe(model.size);
    }),
    { numRuns: 40 },
  );
});

test("numbers stay small when people come and go, and large when many come", () => {
  const index = subjectIndex();
  for (let round = 0; round < 5_000; round++) index.remove(index.add(`passer-by-${round}`));
  expect(index.add("somebody")).toBe(0);
  for (let person = 0; person < 10_000; person++) index.add(`person-${person}`);
  expect(index.size()).toBe(10_001);
  for (let person = 0; person < 10_000; person++) {
    expect(index.subjectOf(index.find(`person-${person}`))).toBe(`person-${person}`);
  }
});

test("a subject of no or of too many characters is refused, and no part of it is in the message", () => {
  for (const subject of ["", "x".repeat(1_000_000)]) {
    expect(() => subjectIndex().add(subject)).toThrow(/1 to 1024 characters/);
  }
});

test("a key that is empty, too long or has half a character is refused, since no store would give it back", () => {
  const index = subjectIndex();
  for (const subject of ["", "x".repeat(1_025), "half \ud800"]) {
    expect(() => index.add(subject)).toThrow(/subject/);
  }
  expect(index.size()).toBe(0);
});
