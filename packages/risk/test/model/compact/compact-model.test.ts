import fc from "fast-check";
import { expect, test } from "vitest";
import { compactModel } from "../../../src/model/compact/compact-model.ts";
import { profileTable } from "../../../src/profile/profile-table.ts";
import { sessionHash } from "../../../src/sign-in/session-hash.ts";
import type { SignIn } from "../../../src/sign-in/sign-in.ts";
import { attempt, bitsOf, dayLength, learnDays, monday, total, trust } from "./trust.ts";

test("the further a sign-in is from a person's habits, the more it counts", () => {
  const model = trust();
  const own = total(model, attempt("person-1", 30));
  const network = total(
    model,
    attempt("person-1", 30, { network: { number: 64_999 }, address: "198.51.100.9" }),
  );
  const abroad = { network: { number: 64_999 }, address: "198.51.100.9", place: { country: "BR" } };
  const country = total(model, attempt("person-1", 30, abroad));
  const device = total(
    model,
    attempt("person-1", 30, {
      ...abroad,
      device: { id: "other", browser: "Chrome 140", system: "Linux" },
    }),
  );
  expect(own).toBeLessThan(0);
  expect(network).toBeGreaterThan(own + 2);
  expect(country).toBeGreaterThan(network + 1);
  expect(device).toBeGreaterThan(country + 2);
});

test("contributions come in one order, each a finite number within its cap, with a sentence", () => {
  const model = trust();
  const found = model.weigh(
    attempt("person-1", 30, {
      place: { country: "BR" },
      network: { number: 1 },
      address: "203.0.113.1",
    }),
  );
  expect(found.map(({ source }) => source)).toEqual([
    "address",
    "device",
    "method",
    "application",
    "time",
  ]);
  expect(found[0]).toMatchObject({
    bits: 10,
    strength: "statistical",
    reason: "The country and the network are new for the person.",
    facts: { seen: "none", times: 0 },
  });
  expect(found[1]).toMatchObject({
    reason: "The device is one that the person has used.",
    facts: { seen: "device" },
  });
});

test("an address that everybody has vouches for nobody, one's own home does", () => {
  const model = trust();
  for (let day = 0; day < 20; day++) {
    model.learn(
      attempt("person-1", day, {
        id: `home-${day}`,
        address: "203.0.113.77",
        network: { number: 64_800 },
      }),
    );
  }
  const shared = bitsOf(model, attempt("person-1", 30), "address");
  const home = bitsOf(
    model,
    attempt("person-1", 30, { address: "203.0.113.78", network: { number: 64_800 } }),
    "address",
  );
  expect(shared).toBeGreaterThan(-1.5);
  expect(home).toBeLessThan(shared - 1);
});

test("somebody new is compared with colleagues of the role, within two bits", () => {
  const model = trust();
  const usual = model.weigh(attempt("newcomer", 30));
  const odd = model.weigh(
    attempt("newcomer", 30, {
      address: "203.0.113.1",
      network: { number: 1 },
      place: { country: "BR" },
    }),
  );
  expect(usual[0]?.facts.seen).toBe("group");
  for (const { bits } of [...usual, ...odd]) expect(Math.abs(bits)).toBeLessThanOrEqual(2);
  expect(odd[0]?.bits).toBe(2);
  expect(usual[0]?.bits).toBeLessThan(0.5);
});

test("somebody new of a role that nobody has is judged by nothing", () => {
  const [address] = trust().weigh(attempt("newcomer", 30, { role: "astronomer" }));
  expect(address?.bits).toBeCloseTo(0, 10);
  expect(address?.reason).toMatch(/Too little is known of the person, and of colleagues/);
});

test("ten sign-ins in four days are too few days to know a person", () => {
  const model = trust();
  for (let time = 0; time < 12; time++)
    model.learn(attempt("newcomer", 26 + time / 4, { id: `n${time}` }));
  expect(model.weigh(attempt("newcomer", 30))[0]?.facts.seen).toBe("group");
  expect(model.weigh(attempt("newcomer", 32))[0]?.facts.seen).toBe("range");
});

test("somebody who was long away is somebody new again", () => {
  const model = trust();
  expect(model.weigh(attempt("person-1", 30))[0]?.facts.seen).toBe("range");
  expect(model.weigh(attempt("person-1", 150))[0]?.facts.seen).toBe("group");
});

test("whoever works at all hours gets nothing for the time, whoever works by day gets up to two bits at night", () => {
  const model = compactModel();
  for (let day = 0; day < 60; day++) {
    for (const [person, hours] of [
      ["days", [8, 13]],
      ["nights", [3, 20]],
      ["all", [2, 8, 14, 20]],
    ] as const) {
      for (const hour of hours) {
        const at = monday + (day - 0.375) * dayLength + (hour - 0) * 3_600_000;
        model.learn(attempt(person, 0, { id: `${person}-${day}-${hour}`, at }));
      }
    }
  }
  const night = (subject: string): number =>
    bitsOf(
      model,
      attempt(subject, 60, { at: monday + 59.625 * dayLength + 3 * 3_600_000 }),
      "time",
    );
  expect(night("days")).toBeGreaterThan(0.4);
  expect(night("days")).toBeLessThanOrEqual(2);
  expect(night("nights")).toBeLessThan(0);
  expect(Math.abs(night("all"))).toBeLessThan(0.4);
});

test("a value counts once a day, however often an attacker repeats it", () => {
  const model = trust();
  const strange = { address: "203.0.113.1", network: { number: 1 }, place: { country: "BR" } };
  const once = trust();
  once.learn(attempt("person-1", 30, { ...strange, id: "x0" }));
  for (let time = 0; time < 500; time++) {
    model.learn(attempt("person-1", 30 + time / 5_000, { ...strange, id: `x${time}` }));
  }
  const next = attempt("person-1", 31, strange);
  expect(bitsOf(model, next, "address")).toBeCloseTo(bitsOf(once, next, "address"), 6);
  // Even so, to have got in once does not make it home.
  expect(bitsOf(model, next, "address")).toBeGreaterThan(-1.01);
});

test("what did not succeed, or whose second factor failed, is not learnt, and is counted against the person", () => {
  const model = trust();
  const next = attempt("person-1", 31);
  const before = model.weigh(next);
  model.learn(
    attempt("person-1", 30, { id: "w", result: "wrong-password", address: "203.0.113.1" }),
  );
  model.learn(attempt("person-1", 30, { id: "d", stepUp: "denied", address: "203.0.113.1" }));
  model.note(attempt("person-1", 30, { id: "r", result: "refused", address: "203.0.113.1" }));
  expect(model.weigh(next)).toEqual(before);
  const { failures, denied } = model.past(attempt("person-1", 30, { id: "now" }));
  expect([failures, denied]).toEqual([1, 1]);
  model.learn(attempt("person-1", 30.01, { id: "ok" }));
  expect(model.past(attempt("person-1", 30.02))).toMatchObject({ failures: 0, denied: 0 });
});

test("an event that is delivered again counts once", () => {
  const model = trust();
  const wrong = attempt("person-1", 30, { id: "same", result: "wrong-password" });
  for (let time = 0; time < 5; time++) model.note({ ...wrong });
  expect(model.past({ ...wrong, id: "now" }).failures).toBe(1);
  const right = attempt("person-1", 30.1, { id: "same" });
  const before = model.past({ ...right, id: "now" }).learnt;
  for (let time = 0; time < 5; time++) model.learn({ ...right });
  expect(model.past({ ...right, id: "now" }).learnt - before).toBeCloseTo(1, 3);
});

test("the past is what was learnt, and says of each value whether it was seen", () => {
  const model = trust();
  const event = attempt("person-1", 30, { network: { number: 9 }, device: { id: "new" } });
  model.resetPassword("person-1", monday);
  expect(model.past(event)).toEqual({
    firstSeen: expect.closeTo(monday + 1_000, -4),
    learnt: expect.any(Number),
    last: {
      at: expect.any(Number),
      place: { country: "GB", latitude: 51.5, longitude: -0.1, accuracy: 20 },
      network: 64_500,
      session: sessionHash("session-1"),
    },
    failures: 0,
    denied: 0,
    passwordReset: monday,
    known: { country: true, network: false, device: false },
  });
  const { id, at, subject, result } = event;
  expect(model.past({ id, at, subject, result }).known).toEqual({
    country: undefined,
    network: undefined,
    device: undefined,
  });
  expect(model.past(attempt("nobody", 30))).toMatchObject({
    firstSeen: undefined,
    learnt: 0,
    last: undefined,
    known: { country: false },
  });
});

test("evidence from elsewhere is kept and fades", () => {
  const model = trust();
  model.remember("person-1", { kind: 2, bits: 6, at: monday, halfLife: 7 });
  expect(model.recall("person-1", monday + 7 * dayLength)[0]?.bits).toBe(3);
  expect(model.recall("nobody", monday)).toEqual([]);
});

test("to weigh or to ask for the past changes nothing", () => {
  const [asked, left] = [trust(), trust()];
  for (let day = 30; day < 35; day++) {
    for (let time = 0; time < 20; time++) {
      asked.weigh(attempt(`person-${time}`, day, { place: { country: "BR" } }));
      asked.past(attempt(`stranger-${time}`, day));
    }
    for (const model of [asked, left]) learnDays(model, day, day + 1);
  }
  expect(asked.weigh(attempt("person-1", 40))).toEqual(left.weigh(attempt("person-1", 40)));
  expect(asked.profiles.size()).toBe(left.profiles.size());
});

test("a model begun from stored profiles weighs as the one that stored them", () => {
  const profiles = profileTable();
  const model = compactModel({ profiles });
  learnDays(model, 0, 30);
  const next = compactModel({ profiles });
  for (const event of [
    attempt("person-1", 30),
    attempt("person-2", 30, { address: "203.0.113.9", network: { number: 5 } }),
    attempt("newcomer", 30),
  ]) {
    const [before, after] = [model.weigh(event), next.weigh(event)];
    for (const [index, { bits }] of after.entries())
      expect(bits).toBeCloseTo(before[index]?.bits as number, 0);
  }
});

test("one event from the far future spoils nobody's profile, nor everybody's", () => {
  const [model, left] = [trust(), trust()];
  model.learn(attempt("person-1", 20_000, { id: "future" }));
  model.note(attempt("person-1", 20_000, { id: "future-2", result: "failed" }));
  for (const each of [model, left]) learnDays(each, 30, 45);
  const usual = attempt("person-1", 46);
  const odd = attempt("person-1", 46, {
    network: { number: 5 },
    address: "203.0.113.9",
    place: { country: "BR" },
  });
  for (const event of [usual, odd, { ...usual, subject: "person-2" }]) {
    expect(Math.abs(total(model, event) - total(left, event))).toBeLessThan(1);
  }
  expect(model.past(usual)).toMatchObject({ last: { at: left.past(usual).last?.at } });
});

test("one event from the far future does not become what everybody does", () => {
  const [model, left] = [trust(), trust()];
  const strange = { address: "203.0.113.9", network: { number: 5 }, place: { country: "BR" } };
  model.learn(attempt("person-1", 20_000, { id: "future", ...strange }));
  const usual = attempt("person-2", 30);
  expect(Math.abs(total(model, usual) - total(left, usual))).toBeLessThan(1.5);
});

test("nothing that an event can say makes a number that is none", () => {
  const word = fc.option(fc.string({ unit: "binary", maxLength: 20 }), { nil: undefined });
  const number = fc.double();
  const event = fc.record({
    at: fc.double({ noNaN: true, noDefaultInfinity: true }),
    subject: fc.constantFrom("a", "b", "person-1"),
    result: fc.constantFrom("succeeded", "wrong-password", "failed", "refused"),
    address: word,
    network: fc.option(fc.record({ number }), { nil: undefined }),
    place: fc.option(
      fc.record({ country: word, latitude: number, longitude: number, accuracy: number }),
      { nil: undefined },
    ),
    device: fc.option(fc.record({ id: word, agent: word, browser: word, system: word }), {
      nil: undefined,
    }),
    organisation: word,
    role: word,
    method: word,
    stepUp: fc.constantFrom(undefined, "passed", "denied", "failed"),
  });
  const model = trust();
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      for (const [index, one] of events.entries()) {
        const given = { id: `e${index}`, ...one } as SignIn;
        model.learn(given);
        model.note(given);
        for (const { bits, facts } of model.weigh(given)) {
          expect(Math.abs(bits)).toBeLessThanOrEqual(10);
          for (const fact of Object.values(facts)) expect(fact).not.toBeNaN();
        }
        const { learnt, failures, denied } = model.past(given);
        for (const each of [learnt, failures, denied])
          expect(Number.isFinite(each) && each >= 0).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});

test("an event without a subject or a time, and options that cannot be, are refused by name", () => {
  const model = compactModel();
  for (const different of [{ subject: "" }, { subject: "x".repeat(2_000) }, { at: Number.NaN }]) {
    const event = attempt("person-1", 1, different);
    for (const call of [model.weigh, model.past, model.learn, model.note]) {
      expect(() => call(event)).toThrow(expect.objectContaining({ code: "invalid-value" }));
    }
  }
  expect(() => compactModel({ sketchWidth: 1_000 })).toThrow(
    expect.objectContaining({ code: "invalid-options" }),
  );
  expect(() => compactModel({ weights: { time: Number.NaN } })).toThrow(
    expect.objectContaining({ code: "invalid-options" }),
  );
  expect(() => compactModel({ values: 0 })).toThrow(
    expect.objectContaining({ code: "invalid-options" }),
  );
});

test("the version tells other weights apart", () => {
  expect(compactModel().version).toBe(compactModel({ weights: { address: 1 } }).version);
  expect(compactModel().version).not.toBe(compactModel({ weights: { address: 0.5 } }).version);
});
