import { expect, test } from "vitest";
import { compactModel } from "../../../src/model/compact/compact-model.ts";
import { profileTable } from "../../../src/profile/profile-table.ts";
import { sessionHash } from "../../../src/sign-in/session-hash.ts";
import { attempt, bitsOf, dayLength, learnDays, monday, total, trust } from "./trust.ts";

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

test("one event of months ago that is told of now takes nothing back of anybody", () => {
  const [model, left] = [trust(), trust()];
  const now = monday + 30 * dayLength;
  for (const each of [model, left]) {
    for (let time = 0; time < 12; time++) {
      const at = now - 60_000 + time;
      each.note(attempt("person-1", 30, { id: `w${time}`, at, result: "wrong-password" }), now);
    }
  }
  const strange = { address: "203.0.113.9", network: { number: 5 }, place: { country: "BR" } };
  model.note(attempt("person-1", -60, { result: "wrong-password" }), now);
  for (let time = 0; time < 20; time++) {
    model.learn(attempt("person-2", -60, { id: `old-${time}`, ...strange }), now);
    for (const each of [model, left]) each.learn(attempt("person-3", 30, { id: `t${time}` }), now);
  }
  const next = attempt("person-1", 30, { id: "next" });
  expect(model.past(next).failures).toBeCloseTo(left.past(next).failures, 3);
  for (const event of [next, { ...next, subject: "person-2" }, { ...next, ...strange }]) {
    expect(Math.abs(total(model, event) - total(left, event))).toBeLessThan(0.5);
  }
  const last = model.past({ ...next, subject: "person-2" }).last;
  expect(last).toEqual(left.past({ ...next, subject: "person-2" }).last);
});

test("one event from the far future does not become what everybody does", () => {
  const [model, left] = [trust(), trust()];
  const strange = { address: "203.0.113.9", network: { number: 5 }, place: { country: "BR" } };
  model.learn(attempt("person-1", 20_000, { id: "future", ...strange }));
  const usual = attempt("person-2", 30);
  expect(Math.abs(total(model, usual) - total(left, usual))).toBeLessThan(1.5);
});
