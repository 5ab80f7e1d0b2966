import fc from "fast-check";
import { expect, test } from "vitest";
import { plainName } from "../../src/policy/plain-name.ts";
import type { Allotment } from "../../src/policy/policy.ts";
import { firstDotLast, initialLast, nameStem, numbered } from "../../src/policy/unique-name.ts";

function take(allotment: Allotment, count: number): readonly string[] {
  const taken: string[] = [];
  for (const candidate of allotment.candidates) {
    taken.push(candidate);
    if (taken.length === count) break;
  }
  return taken;
}
const first = (given: string, family: string): string => firstDotLast({ given, family }).stem;

test.each([
  ["José", "Núñez", "jose.nunez"],
  ["Siân", "O'Neill", "sian.oneill"],
  ["Aoife", "O\u2019Neill", "aoife.oneill"],
  ["Sean", "O`Neill", "sean.oneill"],
  ["Sean", "O\u02bcNeill", "sean.oneill"],
  ["Łukasz", "Wójcik", "lukasz.wojcik"],
  ["Søren", "Ærø", "soren.aero"],
  ["Đorđe", "Đokić", "dorde.dokic"],
  ["Jürgen", "Groß", "jurgen.gross"],
  ["Þóra", "Guðrúnardóttir", "thora.gudrunardottir"],
  ["Işıl", "İnönü", "isil.inonu"],
  ["Chloé", "Lœwe", "chloe.loewe"],
  ["Ṣadé", "Adébáyọ̀", "sade.adebayo"],
  ["Ɗanjuma", "Ƙwara", "danjuma.kwara"],
  ["Anne Marie", "Smith-Jones", "annemarie.smith-jones"],
  ["Ann", "Smith \u2013 Jones", "ann.smith-jones"],
  ["Jan", "Van der Berg", "jan.vanderberg"],
  ["Ian", "St. John", "ian.stjohn"],
  ["", "Suryani", "suryani"],
  ["Suryani", "", "suryani"],
  ["明", "王", "staff"],
  ["明", "Wang", "wang"],
])("%s %s is %s", (given, family, expected) => {
  expect(first(given, family)).toBe(expected);
});

test("a taken name gets the numbers from 2, with none left out", () => {
  expect(
    take(firstDotLast({ given: "Jane", family: "Smith" }, { domain: "trust.example" }), 4),
  ).toEqual([
    "jane.smith@trust.example",
    "jane.smith2@trust.example",
    "jane.smith3@trust.example",
    "jane.smith4@trust.example",
  ]);
});

test("an account name has the initial and the family name, without hyphens unless told", () => {
  const name = { given: "Ann", family: "Smith-Jones" };
  expect(initialLast(name).stem).toBe("asmithjones");
  expect(initialLast(name, { hyphens: "keep" }).stem).toBe("asmith-jones");
  expect(initialLast({ given: "", family: "Suryani" }).stem).toBe("suryani");
  expect(initialLast({ given: "Suryani", family: "" }).stem).toBe("suryani");
});

test("a long name is cut with room for its number, and never ends in a separator", () => {
  const name = { given: "Maximiliana", family: "Featherstonehaugh" };
  expect(take(firstDotLast(name, { maxLength: 14 }), 2)).toEqual([
    "maximiliana.fe",
    "maximiliana.f2",
  ]);
  expect(take(firstDotLast(name, { maxLength: 12 }), 2)).toEqual(["maximiliana", "maximiliana2"]);
  expect(take(numbered("abcdef", { maxLength: 3 }), 11).at(-1)).toBe("a11");
});

test("a name that ends in digits and is cut is not offered twice", () => {
  expect(take(numbered("ab2", { maxLength: 3 }), 3)).toEqual(["ab2", "ab3", "ab4"]);
});

test("the stem changes with the name, not with how it is typed", () => {
  expect(first("Jane", "O'Neil")).toBe(first("JANE", "o\u2019neil"));
  expect(first("Jane", "Smith")).not.toBe(first("Jane", "Jones"));
  expect(nameStem({ given: "Zoë", family: "D\u2019Arcy" })).toEqual({
    given: "zoe",
    family: "darcy",
  });
});

test("whatever the name, candidates are distinct, fit, are never empty and hold only a to z, 0 to 9, dot and hyphen", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.string({ maxLength: 30 }),
  );
  fc.assert(
    fc.property(text, text, fc.integer({ min: 4, max: 20 }), (given, family, maxLength) => {
      for (const form of [firstDotLast, initialLast]) {
        const found = take(form({ given, family }, { maxLength }), 12);
        expect(new Set(found).size).toBe(12);
        for (const candidate of found) {
          expect(candidate).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
          expect(candidate.length).toBeLessThanOrEqual(maxLength);
        }
        expect(take(form({ given, family }, { maxLength }), 12)).toEqual(found);
      }
    }),
  );
});

test("a plain name stays as it is when it is written again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(plainName(plainName(text))).toBe(plainName(text));
    }),
  );
});
