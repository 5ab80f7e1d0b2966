import { beforeAll, describe, expect, test } from "vitest";
import { spellFor } from "../../src/staff/encoding.ts";
import { staffRows } from "../../src/staff/full-extract.ts";
import { type Human, humanAt } from "../../src/staff/human.ts";
import { sharedNames } from "../../src/staff/names/awkward.ts";
import { ambleford, columnsOf } from "./trusts.ts";

const population = { seed: 3, startDate: "2025-04-01", encoding: "utf8" } as const;
let humans: readonly Human[] = [];

beforeAll(() => {
  humans = Array.from({ length: 5000 }, (_, number) => humanAt(population, number));
});

function lettersOf(human: Human): string {
  const { title: _title, gender: _gender, ...names } = human.name;
  return Object.values(names).join("");
}

describe("humans", () => {
  test("nobody has a number, postcode or phone that could belong to a real person", () => {
    for (const { niNumber, nhsUniqueId, spineUuid, email } of humans) {
      expect(niNumber).toMatch(/^(QQ\d{6}[A-D]?)?$/u);
      expect(nhsUniqueId).toMatch(/^(\d{7})?$/u);
      expect(spineUuid).toMatch(/^(5\d{11})?$/u);
      expect(email).toMatch(/^([a-z.-]+\d+@example\.nhs\.uk)?$/u);
    }
    const rows = [...staffRows({ ...ambleford, contacts: true })].join("\n");
    expect(
      rows.match(/\b[A-Z]{1,2}\d{1,2} \d[A-Z]{2}\b/gu)?.every((code) => code.startsWith("ZZ99")),
    ).toBe(true);
    expect(rows.match(/\b01\d{3} \d{6}\b/gu)?.every((phone) => phone.startsWith("01632 960"))).toBe(
      true,
    );
  });

  test("no two humans share a National Insurance number, even without its last letter", () => {
    const whole = humans.map(({ niNumber }) => niNumber).filter((number) => number !== "");
    expect(new Set(whole.map((number) => number.slice(0, 8))).size).toBe(whole.length);
  });

  test("everybody is between 18 and 69 years old at the start", () => {
    for (const { birthDate } of humans) {
      expect(birthDate >= "1956-01-01" && birthDate <= "2007-04-01").toBe(true);
    }
  });

  test("names hold what breaks assumptions: apostrophes of both kinds, hyphens, spaces, marks, one name only, great length", () => {
    const names = humans.map(({ name }) => name);
    const some = [
      /'/u,
      /’/u,
      /-/u,
      /^(van|de|Ó) /u,
      /ł|Ł/u,
      /\p{M}/u,
      /.{21}/u,
      /^Mac/u,
      /^Mc/u,
      /^.$/u,
    ];
    for (const pattern of some) {
      expect(
        names.some(({ firstName, lastName }) =>
          [firstName, lastName].some((part) => pattern.test(part)),
        ),
      ).toBe(true);
    }
    expect(names.some(({ firstName }) => firstName === "")).toBe(true);
    expect(
      names.some(
        ({ firstName, preferredName }) => firstName === "William" && preferredName === "Bill",
      ),
    ).toBe(true);
    expect(
      names.some(
        ({ maidenName, previousLastName }) => maidenName !== "" && previousLastName === "",
      ),
    ).toBe(true);
  });

  test("many people share one name", () => {
    for (const { firstName, lastName } of sharedNames) {
      const same = humans.filter(
        ({ name }) => name.firstName === firstName && name.lastName === lastName,
      );
      expect(same.length, `${firstName} ${lastName}`).toBeGreaterThan(5);
    }
  });

  test("in Windows-1252 every name can be written, keeps the letters that exist there, and never becomes empty", () => {
    const decoder = new TextDecoder("windows-1252");
    const known = new Set(decoder.decode(Uint8Array.from({ length: 256 }, (_, code) => code)));
    for (const human of humans) {
      const narrow = humanAt({ ...population, encoding: "windows-1252" }, human.human);
      expect([...lettersOf(narrow)].every((letter) => known.has(letter))).toBe(true);
      expect(narrow.name.lastName).not.toBe("");
    }
    expect(spellFor("windows-1252", "Łukasz Wójcik O’Neill")).toBe("Lukasz Wójcik O’Neill");
  });

  test("the numbers of a profile and its assignment say nothing about each other's person in another VPD", () => {
    const other = columnsOf(staffRows({ ...ambleford, vpd: "777", people: 50 }), "PRA");
    const own = columnsOf(staffRows({ ...ambleford, people: 50 }), "PRA");
    const ids = new Set(own.map((person) => person[1]));
    expect(other.some((person) => ids.has(person[1]))).toBe(false);
    const numbers = new Set(own.map((person) => person[4]));
    expect(other.some((person) => person[4] !== "" && numbers.has(person[4]))).toBe(true);
  });
});
