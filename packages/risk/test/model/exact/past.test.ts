import { expect, test } from "vitest";
import { exactModel } from "../../../src/model/exact/exact-model.ts";
import { sessionHash } from "../../../src/sign-in/session-hash.ts";
import { day, signIn, start } from "./sign-ins.ts";

const hour = 3_600_000;

test("of somebody who was never seen nothing is known", () => {
  expect(exactModel().past(signIn())).toEqual({
    firstSeen: undefined,
    learnt: 0,
    last: undefined,
    failures: 0,
    denied: 0,
    passwordReset: undefined,
    known: { country: false, network: false, device: false },
  });
});

test("the past says when somebody was first and last seen, where, and with what", () => {
  const model = exactModel();
  const place = { country: "GB", latitude: 53.48, longitude: -2.24, accuracy: 20 };
  model.learn(signIn());
  model.learn(signIn({ at: start + day, session: "abc", place }));
  model.learn(signIn({ at: start + hour }));
  expect(model.past(signIn({ at: start + 2 * day, place: { country: "FR" } }))).toMatchObject({
    firstSeen: start,
    learnt: 3,
    last: { at: start + day, place, network: 64_500, session: sessionHash("abc") },
    known: { country: false, network: true, device: true },
  });
});

test("what an event does not say is neither known nor new", () => {
  const model = exactModel();
  model.learn(signIn());
  const { address: _, network: __, place: ___, device: ____, ...bare } = signIn();
  expect(model.past(bare).known).toEqual({
    country: undefined,
    network: undefined,
    device: undefined,
  });
});

test("a device is known by its identifier, and without one by its browser and system whatever the version", () => {
  const model = exactModel();
  const browser = { browser: "Edge 140", system: "Windows 11" };
  model.learn(signIn({ device: { id: "cookie-1", ...browser } }));
  expect(model.past(signIn({ device: { id: "cookie-1" } })).known.device).toBe(true);
  expect(model.past(signIn({ device: { id: "cookie-2", ...browser } })).known.device).toBe(false);
  expect(model.past(signIn({ device: browser })).known.device).toBe(false);
  model.learn(signIn({ device: browser }));
  expect(
    model.past(signIn({ device: { browser: "Edge 141.0", system: "Windows 11" } })).known.device,
  ).toBe(true);
  expect(
    model.past(signIn({ device: { browser: "Edge 141", system: "macOS 26" } })).known.device,
  ).toBe(false);
});

test("a failure counts half after an hour, and not at all after a success", () => {
  const model = exactModel();
  for (const result of ["wrong-password", "failed", "refused"] as const) {
    model.note(signIn({ result }));
  }
  model.note(signIn({ stepUp: "denied" }));
  expect(model.past(signIn())).toMatchObject({ failures: 2, denied: 1 });
  expect(model.past(signIn({ at: start + hour }))).toMatchObject({ failures: 1, denied: 0.5 });
  expect(model.past(signIn({ at: start - hour }))).toMatchObject({ failures: 2, denied: 1 });
  model.learn(signIn({ at: start + hour }));
  expect(model.past(signIn({ at: start + hour }))).toMatchObject({ failures: 0, denied: 0 });
});

test("an event that is delivered twice counts once", () => {
  const model = exactModel();
  const failed = signIn({ result: "wrong-password" });
  model.note(failed);
  model.note(failed);
  expect(model.past(signIn()).failures).toBe(1);
  const own = signIn();
  model.learn(own);
  model.learn(own);
  expect(model.past(signIn()).learnt).toBe(1);
});

test("an event that was noted while it was challenged can still be learnt, once", () => {
  const model = exactModel();
  const challenged = signIn();
  model.note(challenged);
  expect(model.past(signIn()).learnt).toBe(0);
  const passed = { ...challenged, stepUp: "passed" as const };
  model.learn(passed);
  model.learn(passed);
  expect(model.past(signIn()).learnt).toBe(1);
});

test("an event of a day before, which comes late, is not counted again; one from far ahead holds nothing up for long", () => {
  const model = exactModel();
  const times = () => model.weigh(signIn())[0]?.facts.times;
  model.learn(signIn({ at: start + day }));
  model.learn(signIn({ at: start }));
  expect(times()).toBe(1);
  model.learn(signIn({ at: start + 400 * day }));
  model.learn(signIn({ at: start + 2 * day }));
  model.learn(signIn({ at: start + 3 * day }));
  expect(times()).toBe(4);
});
