import { expect, test } from "vitest";
import { put } from "../../../src/model/exact/bounded.ts";
import { nobody } from "../../../src/model/exact/everybody.ts";
import { exactModel } from "../../../src/model/exact/exact-model.ts";
import { learnSignIn, noteAttempt } from "../../../src/model/exact/learn-sign-in.ts";
import { day, signIn, start } from "./sign-ins.ts";

const caps = { people: 50, values: 300, valuesPerPerson: 20 };

function sizes(everybody: ReturnType<typeof nobody>) {
  const people = [...everybody.people.entries.values()];
  return {
    people: people.length,
    strangers: everybody.strangers.entries.size,
    values: Math.max(...everybody.tallies.flat().map(({ entries }) => entries.size)),
    below: Math.max(...everybody.below.map(({ size }) => size)),
    own: Math.max(
      ...people.flatMap(({ tallies, devices }) =>
        [...tallies.flat(), devices].map(({ entries }) => entries.size),
      ),
    ),
  };
}

test("a person with very many sign-ins and as many values takes no more room than the caps allow", () => {
  const everybody = nobody(caps);
  for (let index = 0; index < 60_000; index++) {
    const event = signIn({
      at: start + index * 1000,
      address: `a${index}`,
      network: { number: index },
      place: { country: `c${index}` },
      device: { id: `d${index}`, agent: `g${index}`, browser: `b${index}`, system: `s${index}` },
    });
    learnSignIn(everybody, event, caps.valuesPerPerson);
  }
  expect(sizes(everybody)).toEqual({ people: 1, strangers: 0, values: 300, below: 300, own: 20 });
  for (const tally of everybody.tallies.flat()) {
    const sum = [...tally.entries.values()].reduce((all, { times }) => all + times, 0);
    expect(tally.total).toBe(sum);
  }
});

test("a value that everybody's table forgot takes no room there when the person still has it", () => {
  const everybody = nobody({ people: 5, values: 5 });
  for (let index = 0; index < 60; index++) {
    learnSignIn(everybody, signIn({ address: `a${index % 20}` }), 20);
  }
  expect(sizes(everybody)).toMatchObject({ values: 5, below: 5, own: 20 });
});

test("a flood of guessed names pushes out neither people nor what failed on their accounts", () => {
  const everybody = nobody(caps);
  learnSignIn(everybody, signIn(), caps.valuesPerPerson);
  noteAttempt(everybody, signIn({ result: "wrong-password" }));
  for (let index = 0; index < 5000; index++) {
    noteAttempt(everybody, signIn({ subject: `guess-${index}`, result: "wrong-password" }));
  }
  expect(sizes(everybody)).toMatchObject({ people: 1, strangers: 50 });
  expect(everybody.people.entries.get("person-1")?.attempts.failures.value).toBe(1);
});

test("of more people than are kept, those who signed in again since stay, and the days add up", () => {
  const everybody = nobody(caps);
  for (let index = 0; index < 500; index++) {
    const at = start + index * day;
    learnSignIn(everybody, signIn({ subject: "daily", at }), caps.valuesPerPerson);
    learnSignIn(everybody, signIn({ subject: `once-${index}`, at }), caps.valuesPerPerson);
  }
  const people = [...everybody.people.entries.values()];
  expect(people).toHaveLength(50);
  expect(everybody.people.entries.get("daily")?.days).toBe(500);
  expect(everybody.days).toBe(people.reduce((all, { days }) => all + days, 0));
});

test("what failed before the first success is still known at it", () => {
  const model = exactModel();
  model.note(signIn({ result: "wrong-password" }));
  expect(model.past(signIn()).failures).toBe(1);
  model.learn(signIn());
  model.note(signIn({ result: "wrong-password" }));
  expect(model.past(signIn()).failures).toBe(1);
});

test("a text of a million characters is kept as a short one", () => {
  const everybody = nobody(caps);
  const long = "x".repeat(1_000_000);
  learnSignIn(
    everybody,
    signIn({ id: long, address: long, device: { id: long, agent: long, browser: long } }),
    caps.valuesPerPerson,
  );
  const lengths = everybody.tallies
    .flatMap((levels) => levels.flatMap(({ entries }) => [...entries.keys()]))
    .map((value) => String(value).length);
  expect(Math.max(...lengths)).toBe(1024);
  expect(everybody.people.entries.get("person-1")?.attempts.learnt.ids[0]).toHaveLength(1024);
});

test("a bounded map forgets what did not come up again first", () => {
  const bounded = {
    entries: new Map<string, { again: boolean }>(),
    cap: 2,
    hand: undefined,
  };
  put(bounded, "a", { again: true });
  put(bounded, "b", { again: false });
  expect(put(bounded, "c", { again: false })?.[0]).toBe("b");
  expect([...bounded.entries.keys()]).toEqual(["a", "c"]);
});
