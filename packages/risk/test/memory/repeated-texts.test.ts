import fc from "fast-check";
import { expect, test } from "vitest";
import { hashText } from "../../src/memory/hash-text.ts";
import { repeatedTexts } from "../../src/memory/repeated-texts.ts";

// Few characters and few lengths, so that many texts fall on the same place.
const text = fc.oneof(
  fc.string({ maxLength: 70 }),
  fc.string({ unit: fc.constantFrom("a", "b", "\ud800"), minLength: 4, maxLength: 9 }),
);

test("answers are those of the function itself, in whatever order texts come", () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 300 }), (texts) => {
      const work = (one: string): number => hashText(one, 7);
      const kept = repeatedTexts(work);
      expect([...texts, ...texts].map(kept)).toEqual([...texts, ...texts].map(work));
    }),
  );
});

test("the answer for a text that comes again is kept, and for one that is empty or long is not", () => {
  const asked: string[] = [];
  const kept = repeatedTexts((one) => asked.push(one));
  const long = "x".repeat(65);
  const most = "y".repeat(64);
  for (const one of ["Ward Clerk", "", long, most]) {
    kept(one);
    kept(one);
  }
  expect(asked).toEqual(["Ward Clerk", "", "", long, long, most]);
});

test("all texts of a hospital's roles and applications keep their places beside each other", () => {
  let asked = 0;
  const kept = repeatedTexts(() => asked++);
  const names = ["mail", "spine", "e-roster", "Nursing and Midwifery", "Medical and Dental"];
  for (let time = 0; time < 3; time++) names.forEach(kept);
  expect(asked).toBe(names.length);
});
