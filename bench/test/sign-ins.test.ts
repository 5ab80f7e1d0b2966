import type { SignIn, SignInModel } from "@rollcall/risk";
import { syntheticSignIns } from "@rollcall/testkit";
import { expect, test } from "vitest";
import { askedAgain } from "../src/sign-ins/asked-again.ts";
import { benchSignIns } from "../src/sign-ins/bench.ts";
import { fairness } from "../src/sign-ins/fairness.ts";
import { firstSignIns, type Observed, observe } from "../src/sign-ins/observe.ts";

const start = Date.UTC(2026, 6, 6);
const rows = (text: string): readonly (readonly string[])[] =>
  text.split("\n").map((line) => line.trim().split(/ {2,}/));

/** Forty people whose own sign-ins all score `own`, and attempts on them `attacks`. */
const observed = (own: number, attacks: number): readonly Observed[] =>
  Array.from({ length: 40 }, () => {
    const made = (length: number) => Array.from({ length }, () => attacks);
    const all = () => ({
      naive: made(firstSignIns),
      vpn: made(firstSignIns),
      targeted: made(firstSignIns),
    });
    return {
      pattern: "ward" as const,
      own: Array.from({ length: 50 }, () => own),
      attacksAtFirst: all(),
      attacksLater: all(),
    };
  });

test("a model sees every sign-in once and in order, learns people's own alone, and weighs each before it learns it", () => {
  const world = syntheticSignIns({ seed: 1, people: 40, days: 30, start });
  const learnt: SignIn[] = [];
  const weighed: SignIn[] = [];
  const model: SignInModel = {
    version: "recorder",
    past: () => {
      throw new Error("nobody asks");
    },
    weigh(event) {
      expect(learnt).not.toContain(event);
      weighed.push(event);
      return [];
    },
    learn: (event) => void learnt.push(event),
    note: () => {},
  };
  const found = observe(model, { world, start, measuredFrom: 5 });
  const own = [...world.signIns()];
  expect(learnt).toEqual(own);
  const joined = new Set(
    world.people
      .map(({ subject }) => own.find((event) => event.subject === subject))
      .filter((first) => first !== undefined && first.at >= start + 5 * 86_400_000)
      .map((first) => first?.subject),
  );
  expect(found).toHaveLength(joined.size);
  expect(new Set(weighed.map(({ subject }) => subject))).toEqual(joined);
  for (const one of found) {
    expect(one.attacksAtFirst.vpn).toHaveLength(Math.min(one.own.length, firstSignIns));
  }
});

test("a model that parts people from attackers asks nobody again, and one that does not asks at every sign-in", () => {
  const [, , , parted, mixed] = rows(
    askedAgain([
      { name: "parts", observed: observed(0, 1) },
      { name: "mixes", observed: observed(1, 1) },
    ]),
  );
  expect(parted).toEqual(["parts", ...Array.from({ length: 5 }, () => "0/12 (0–0)")]);
  expect(mixed).toEqual(["mixes", ...Array.from({ length: 5 }, () => "12/12 (12–12)")]);
});

test("the published figures stand above the models' own", () => {
  const table = rows(askedAgain([{ name: "parts", observed: observed(0, 1) }]));
  expect(table[2]).toEqual([
    "naive, first 12",
    "published",
    "7/12",
    "3/12",
    "2/12",
    "1/12",
    "1/12",
  ]);
  expect(table.filter(([, model]) => model === "published")).toHaveLength(6);
});

test("whose sign-ins are challenged is told for each way of working", () => {
  const people = observed(0, 1).map((one, index) => ({
    ...one,
    pattern: index < 3 ? ("night" as const) : ("day" as const),
    own: one.own.map((_, at) => (index < 3 && at >= 30 ? 5 : 0)),
  }));
  const found = rows(fairness([{ name: "one", observed: people }], 0.05));
  expect(found).toContainEqual([
    "night staff",
    "one",
    "3",
    "52.6 % (52.6–52.6)",
    "40.0 % (40.0–40.0)",
  ]);
  expect(found).toContainEqual([
    "day staff at desks",
    "one",
    "37",
    "0.0 % (0.0–0.0)",
    "0.0 % (0.0–0.0)",
  ]);
  expect(found).toContainEqual(["bank staff", "one", "0", "nobody", "nobody"]);
});

test("the bench writes the same text for the same seed, says that its people are made up in figures, and draws a curve", () => {
  const options = { people: 60, days: 60, homes: 30, seed: 2 };
  const text = benchSignIns(options);
  expect(benchSignIns(options)).toBe(text);
  expect(text).toMatch(/^A trust: 60 people over 60 days\./);
  expect(text).toContain("n naive, v vpn, t targeted");
  expect(text).toContain("The curve of the exact model");
  expect(text).toContain("The curve of the compact model");
});
