import { randomInt } from "node:crypto";

/** A kind of password, and whether it should be refused. */
export interface PasswordKind {
  readonly name: string;
  readonly weak: boolean;
  readonly passwords: readonly string[];
}

const words =
  "otter maple violin thimble walrus cornet lantern harbour pebble orchid granite falcon";
const seasons = "Winter Summer Autumn Spring Monday Friday January October Christmas";
const places = "Liverpool Arsenal Chelsea Everton Hospital Nurse Ward Welcome NHSmail Leeds";
const rows = "qwertyuiop asdfghjkl 1qaz2wsx3edc zxcvbnm123 qazwsxedc !QAZ2wsx";
const spelt: Readonly<Record<string, string>> = { a: "@", e: "3", i: "1", o: "0", s: "$", l: "1" };

/** Makes passwords of several kinds, as many of each. They are made up; none is anybody's. */
export function passwordKinds(count: number): readonly PasswordKind[] {
  const some = (make: () => string): readonly string[] => Array.from({ length: count }, make);
  return [
    {
      name: "season and year",
      weak: true,
      passwords: some(() => `${one(seasons)}${year()}${one("! ? .")}`),
    },
    {
      name: "place in other signs",
      weak: true,
      passwords: some(() => `${inSigns(one(places))}${number(2)}!`),
    },
    { name: "rows of keys", weak: true, passwords: some(() => `${one(rows)}${number(1)}`) },
    {
      name: "word from its end",
      weak: true,
      passwords: some(() => `${[...one(places)].reverse().join("")}${number(2)}`),
    },
    {
      name: "three words",
      weak: false,
      passwords: some(() => [one(words), one(words), one(words)].join("-")),
    },
    { name: "twelve random characters", weak: false, passwords: some(() => randomText(12)) },
    { name: "twelve letters of another alphabet", weak: false, passwords: some(() => greek(12)) },
  ];
}

function one(list: string): string {
  const all = list.split(" ");
  return all[randomInt(all.length)] as string;
}

function number(digits: number): string {
  return String(randomInt(10 ** digits)).padStart(digits, "0");
}

function year(): string {
  return String(2000 + randomInt(27));
}

function inSigns(word: string): string {
  return [...word]
    .map((letter) => (randomInt(2) === 0 ? (spelt[letter] ?? letter) : letter))
    .join("");
}

function randomText(length: number): string {
  return Array.from({ length }, () => String.fromCharCode(33 + randomInt(94))).join("");
}

function greek(length: number): string {
  return Array.from({ length }, () => String.fromCharCode(0x3b1 + randomInt(24))).join("");
}
