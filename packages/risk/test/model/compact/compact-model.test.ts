import fc from "fast-check";
import { expect, test } from "vitest";
import { type CompactModel, compactModel } from "../../../src/model/compact/compact-model.ts";
import type { SignIn } from "../../../src/sign-in/sign-in.ts";
import { attempt, bitsOf, dayLength, monday, total, trust } from "./trust.ts";

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

/** A model of three people who sign in at hours of their own for sixty days. */
function shifts(): CompactModel {
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
  return model;
}

function atNight(model: CompactModel, subject: string, day: number): number {
  const at = monday + (day - 0.375) * dayLength + 3 * 3_600_000;
  return bitsOf(model, attempt(subject, day, { at }), "time");
}

test("whoever works at all hours gets nothing for the time, whoever works by day gets up to two bits at night", () => {
  const model = shifts();
  expect(atNight(model, "days", 60)).toBeGreaterThan(0.4);
  expect(atNight(model, "days", 60)).toBeLessThanOrEqual(2);
  expect(atNight(model, "nights", 60)).toBeLessThan(0);
  expect(Math.abs(atNight(model, "all", 60))).toBeLessThan(0.4);
});

test("the hours that somebody kept a year ago count for hardly anything", () => {
  const model = shifts();
  expect(atNight(model, "days", 60 + 364)).toBeLessThan(atNight(model, "days", 60) / 10);
});

test("a country that is not given by two letters is told from others all the same", () => {
  const model = compactModel({ sketchWidth: 4_096 });
  const from = (country: string, day: number) => attempt("person-1", day, { place: { country } });
  for (let day = 0; day < 30; day++) model.learn(from("Scotland", day));
  const elsewhere = { address: "203.0.113.1", network: { number: 1 } };
  const seen = (country: string): unknown =>
    model.weigh({ ...from(country, 30), ...elsewhere })[0]?.facts.seen;
  expect(seen("Scotland")).toBe("country");
  expect(seen("Atlantis")).toBe("none");
});

test("a browser's new version is known, and the same browser on another system is not", () => {
  const model = trust();
  const seen = (browser: string, system: string): unknown =>
    model.weigh(attempt("person-1", 30, { device: { id: "other", browser, system } }))[1]?.facts
      .seen;
  expect(seen("Edge 150", "Windows 11")).toBe("browser");
  expect(seen("Edge 150", "Linux")).toBe("none");
  expect(seen("Chrome 141", "Windows 11")).toBe("system");
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
