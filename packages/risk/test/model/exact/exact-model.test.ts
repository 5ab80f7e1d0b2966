import { ConnectorError } from "@rollcall/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Contribution } from "../../../src/evidence/contribution.ts";
import { exactModel } from "../../../src/model/exact/exact-model.ts";
import type { SignIn } from "../../../src/sign-in/sign-in.ts";
import { naiveScore } from "./naive-freeman.ts";
import { day, histories, signIn, start } from "./sign-ins.ts";

const sum = (weights: readonly Contribution[]): number =>
  weights.reduce((all, { bits }) => all + bits, 0);

const bitsOf = (weights: readonly Contribution[], source: string): number | undefined =>
  weights.find((one) => one.source === source)?.bits;

test("the addends of a score add up to the logarithm of the product in the paper", () => {
  fc.assert(
    fc.property(histories, (history) => {
      const model = exactModel();
      for (const [index, event] of history.entries()) {
        const expected = Math.log2(naiveScore(history.slice(0, index), event));
        expect(sum(model.weigh(event))).toBeCloseTo(expected, 9);
        model.learn(event);
      }
    }),
    { numRuns: 60 },
  );
});

test("weighing teaches nothing, and the same events give the same numbers", () => {
  fc.assert(
    fc.property(histories, (history) => {
      const [asked, unasked] = [exactModel(), exactModel()];
      for (const event of history) {
        asked.weigh(event);
        asked.weigh({ ...event, subject: "somebody else" });
        asked.learn(event);
        unasked.learn(event);
      }
      for (const event of history) expect(asked.weigh(event)).toEqual(unasked.weigh(event));
    }),
    { numRuns: 30 },
  );
});

test("an address of which nothing was ever seen makes a score four times as large, never smaller", () => {
  const model = exactModel();
  for (let index = 0; index < 20; index++) model.learn(signIn({ at: start + index * day }));
  const foreign = signIn({
    address: "203.0.113.9",
    network: { number: 64_510 },
    place: { country: "NZ" },
  });
  const weights = model.weigh(foreign);
  expect(bitsOf(weights, "address")).toBe(2);
  expect(bitsOf(weights, "agent")).toBeCloseTo(bitsOf(model.weigh(signIn()), "agent") as number, 9);
  expect(sum(weights)).toBeGreaterThan(sum(model.weigh(signIn())));
});

test("the closer a place is to the person's own, the lower it scores", () => {
  const model = exactModel();
  for (let index = 0; index < 20; index++) {
    model.learn(signIn({ at: start + index * day }));
    model.learn(
      signIn({
        at: start + index * day,
        subject: `colleague-${index}`,
        address: `198.51.100.${index}`,
        network: { number: 64_501 },
        place: { country: index % 2 ? "GB" : "IE" },
      }),
    );
  }
  const at = (address: string, number: number, country: string) =>
    bitsOf(model.weigh(signIn({ address, network: { number }, place: { country } })), "address");
  const scores = [
    at("192.0.2.10", 64_500, "GB"),
    at("192.0.2.99", 64_500, "GB"),
    at("192.0.2.99", 64_501, "GB"),
    at("192.0.2.99", 64_501, "FR"),
  ] as number[];
  expect(scores).toEqual(scores.toSorted((a, b) => a - b));
  expect(new Set(scores).size).toBe(4);
});

test("what everybody shares says little: a ward's one address is not evidence for anybody", () => {
  const model = exactModel();
  for (let index = 0; index < 200; index++) {
    model.learn(signIn({ at: start + (index % 10) * day, subject: `nurse-${index % 20}` }));
  }
  expect(bitsOf(model.weigh(signIn({ subject: "nurse-1" })), "address")).toBeCloseTo(0, 0);
});

test("a value counts once a day, so that a hundred sign-ins of one evening teach no more than one", () => {
  const [once, often] = [exactModel(), exactModel()];
  for (const model of [once, often]) {
    for (let index = 0; index < 10; index++) model.learn(signIn({ at: start + index * day }));
  }
  const groomed = (minute: number): SignIn =>
    signIn({ at: start + 10 * day + minute * 60_000, address: "203.0.113.9" });
  once.learn(groomed(0));
  for (let minute = 0; minute < 100; minute++) often.learn(groomed(minute));
  expect(often.weigh(groomed(0))).toEqual(once.weigh(groomed(0)));
});

test("what failed, was refused or whose second factor failed is never learnt, even when it is handed in as learnt", () => {
  const strange: Partial<SignIn> = { address: "203.0.113.9", place: { country: "NZ" } };
  const wrong: readonly Partial<SignIn>[] = [
    { result: "wrong-password" },
    { result: "failed" },
    { result: "refused" },
    { stepUp: "denied" },
    { stepUp: "failed" },
  ];
  for (const change of wrong) {
    const [taught, untaught] = [exactModel(), exactModel()];
    taught.learn(signIn());
    untaught.learn(signIn());
    for (let index = 1; index < 5; index++) {
      taught.learn(signIn({ ...strange, ...change, at: start + index * day }));
      taught.note(signIn({ ...strange, ...change, at: start + index * day }));
    }
    const later = signIn({ ...strange, at: start + 9 * day });
    expect(taught.weigh(later)).toEqual(untaught.weigh(later));
    expect(taught.past(later).known).toEqual({ country: false, network: true, device: true });
  }
});

test("who signs in seldom scores higher than who does every day, by the logarithm of how often", () => {
  const model = exactModel();
  for (let index = 0; index < 64; index++) {
    model.learn(signIn({ subject: "daily", at: start + index * day }));
    if (index % 32 === 0) model.learn(signIn({ subject: "seldom", at: start + index * day }));
  }
  const of = (subject: string) => bitsOf(model.weigh(signIn({ subject })), "frequency") as number;
  expect(of("seldom") - of("daily")).toBeCloseTo(5, 9);
});

test("a reputation multiplies the likelihood, and one that is no probability counts as unknown", () => {
  const bits = (said: number) =>
    bitsOf(exactModel({ reputation: () => said }).weigh(signIn()), "address") as number;
  expect(bits(1)).toBe(2);
  expect(bits(0.25)).toBe(0);
  for (const said of [0, -1, 2, Number.NaN, Number.POSITIVE_INFINITY]) expect(bits(said)).toBe(2);
});

test("every addend is a finite number with a sentence, and names no address, agent or person", () => {
  fc.assert(
    fc.property(histories, (history) => {
      const model = exactModel();
      for (const event of history) {
        for (const weight of model.weigh(event)) {
          expect(Number.isFinite(weight.bits)).toBe(true);
          expect(weight.strength).toBe("statistical");
          expect(weight.reason).toMatch(/^[A-Z].*\.$/);
          expect(JSON.stringify(weight)).not.toMatch(/192\.0|198\.51|203\.0|Edge|Safari|drawn/);
        }
        model.learn(event);
      }
    }),
    { numRuns: 30 },
  );
});

test("reasons say what was seen before and how often", () => {
  const model = exactModel();
  expect(model.weigh(signIn()).map(({ reason }) => reason)).toEqual([
    "The address cannot be compared: nothing was learnt of the person yet.",
    "The browser's text cannot be compared: nothing was learnt of the person yet.",
    "Nobody has signed in as this person before.",
  ]);
  for (let index = 0; index < 3; index++) model.learn(signIn({ at: start + index * day }));
  const moved = signIn({ address: "192.0.2.99", device: { agent: "other", type: "tablet" } });
  const [address, agent, frequency] = model.weigh(moved);
  expect(address?.reason).toBe(
    "The address is new for the person, its network was theirs 3 of 3 times; all sign-ins are like it with a likelihood of 50.0 %.",
  );
  expect(address?.facts).toMatchObject({ seen: "network", times: 3, of: 3, person: 0.4 });
  expect(agent?.reason).toBe(
    "The browser's text is new for the person, and so is all that is known of it.",
  );
  expect(frequency?.reason).toBe("The person signed in on 3 days, people on 3.0 on average.");
});

test("two models of the same settings have one version, other settings another", () => {
  expect(exactModel().version).toBe(exactModel({ people: 100_000 }).version);
  expect(exactModel().version).not.toBe(exactModel({ people: 5 }).version);
});

test("an event without a subject or a time is refused with a typed error, and so is a cap below 1", () => {
  const model = exactModel();
  for (const broken of [{ subject: "" }, { subject: "x".repeat(1025) }, { at: Number.NaN }]) {
    for (const verb of ["weigh", "learn", "note", "past"] as const) {
      expect(() => model[verb](signIn(broken))).toThrow(ConnectorError);
    }
  }
  expect(() => exactModel({ valuesPerPerson: 0 })).toThrow(/valuesPerPerson/);
  expect(() => exactModel({ people: Number.NaN })).toThrow(ConnectorError);
});
