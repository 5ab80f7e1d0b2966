import { ConnectorError } from "@rollcall/core";
import { expect, test } from "vitest";
import { impossibleTravel } from "../../src/rules/impossible-travel.ts";
import { takenOver } from "../../src/rules/taken-over.ts";
import { hour, lastSeen, leeds, london, newYork, now, sighting } from "./sighting.ts";

const travel = impossibleTravel();

test("New York one hour after London is impossible, and demands a challenge, not a block", () => {
  const found = travel(sighting({ event: { place: newYork }, past: lastSeen({}) }));
  expect(found).toMatchObject({
    source: "impossible-travel",
    bits: 8,
    strength: "demanding",
    facts: { kilometres: 5515, hours: 1.1 },
  });
  expect(found?.reason).toBe(
    "The last sign-in was 5515 km away within 1.1 hours of this one, which nobody can travel.",
  );
});

test("a flight is possible: London to New York in seven hours", () => {
  const past = lastSeen({ at: now - 7 * hour });
  expect(travel(sighting({ event: { place: newYork }, past }))).toBeUndefined();
  const sooner = lastSeen({ at: now - 6 * hour });
  expect(travel(sighting({ event: { place: newYork }, past: sooner }))).toBeDefined();
});

test("the same place, and places nearer than 500 km, are never impossible, however soon", () => {
  const at = { at: now - 1000 };
  expect(travel(sighting({ past: lastSeen(at) }))).toBeUndefined();
  expect(travel(sighting({ event: { place: leeds }, past: lastSeen(at) }))).toBeUndefined();
});

test("events out of order are judged by the time between them", () => {
  const past = lastSeen({ at: now + hour });
  expect(travel(sighting({ event: { place: newYork }, past }))).toBeDefined();
  const late = lastSeen({ at: now + 30 * hour });
  expect(travel(sighting({ event: { place: newYork }, past: late }))).toBeUndefined();
});

test("two sign-ins at the same instant give finite numbers", () => {
  const found = travel(sighting({ event: { place: newYork }, past: lastSeen({ at: now }) }));
  expect(Object.values(found?.facts ?? {}).every((fact) => Number.isFinite(fact))).toBe(true);
  expect(found).toBeDefined();
});

test("opposite ends of the Earth are measured", () => {
  const here = { latitude: 52.5, longitude: -1.5, accuracy: 0 };
  const there = { latitude: -52.5, longitude: 178.5, accuracy: 0 };
  const found = travel(sighting({ event: { place: here }, past: lastSeen({ place: there }) }));
  expect(found?.facts).toMatchObject({ kilometres: 20_004 });
});

test("how inaccurate both places are is taken off", () => {
  const vague = (accuracy: number) =>
    travel(sighting({ event: { place: { ...newYork, accuracy } }, past: lastSeen({}) }));
  expect(vague(4000)).toBeDefined();
  expect(vague(5200)).toBeUndefined();
  const { accuracy: _left, ...unsaid } = newYork;
  expect(travel(sighting({ event: { place: unsaid }, past: lastSeen({}) }))?.facts).toMatchObject({
    kilometres: 5465,
  });
});

test("a place is no place of the person's where either address is an egress or a VPN", () => {
  for (const listed of ["egress", "vpn"] as const) {
    const past = lastSeen({});
    const place = newYork;
    expect(travel(sighting({ event: { place }, past, surroundings: { listed } }))).toBeUndefined();
    expect(travel(sighting({ event: { place }, past: lastSeen({ listed }) }))).toBeUndefined();
  }
  for (const listed of ["anonymiser", "threat"] as const) {
    const change = { event: { place: newYork }, past: lastSeen({}), surroundings: { listed } };
    expect(travel(sighting(change))).toBeDefined();
  }
});

test("systems whose addresses say nothing of places can be named", () => {
  const rule = impossibleTravel({ placeless: new Set([64_511]) });
  const place = newYork;
  expect(
    rule(sighting({ event: { place, network: { number: 64_511 } }, past: lastSeen({}) })),
  ).toBeUndefined();
  expect(rule(sighting({ event: { place }, past: lastSeen({ network: 64_511 }) }))).toBeUndefined();
  expect(rule(sighting({ event: { place }, past: lastSeen({}) }))).toBeDefined();
});

test("coordinates of 0, 0, half a pair, and points off the globe are no place", () => {
  const places = [
    { latitude: 0, longitude: 0 },
    { latitude: 40 },
    { longitude: -74 },
    { latitude: 91, longitude: 0 },
    { latitude: 40, longitude: 181 },
    { latitude: Number.NaN, longitude: 0 },
    { country: "US" },
  ];
  for (const place of places) {
    expect(travel(sighting({ event: { place }, past: lastSeen({}) }))).toBeUndefined();
  }
  const equator = { latitude: 0, longitude: -74, accuracy: 0 };
  expect(travel(sighting({ event: { place: equator }, past: lastSeen({}) }))).toBeDefined();
});

test("an impossible journey on a new device with a failed second factor is conclusive, and nothing less is", () => {
  const rule = takenOver();
  const known = { country: false, network: false, device: false };
  const past = { ...lastSeen({}), known };
  for (const stepUp of ["denied", "failed"] as const) {
    const found = rule(sighting({ event: { place: newYork, stepUp }, past }));
    expect(found).toMatchObject({ source: "taken-over", strength: "conclusive", bits: 14 });
  }
  const less = [
    sighting({ event: { place: newYork }, past }),
    sighting({ event: { place: newYork, stepUp: "passed" }, past }),
    sighting({ event: { place: london, stepUp: "failed" }, past }),
    sighting({ event: { place: newYork, stepUp: "failed" }, past: lastSeen({}) }),
    sighting({
      event: { place: newYork, stepUp: "failed" },
      past: { ...past, known: { ...known, device: undefined } },
    }),
  ];
  for (const seen of less) expect(rule(seen)).toBeUndefined();
});

test("distance and speed that make no sense are refused", () => {
  const refused = [
    () => impossibleTravel({ kilometres: 0 }),
    () => impossibleTravel({ kilometres: Number.NaN }),
    () => impossibleTravel({ kilometresPerHour: Number.POSITIVE_INFINITY }),
    () => takenOver({ kilometresPerHour: 5 }),
  ];
  for (const make of refused) {
    let thrown: unknown;
    try {
      make();
    } catch (error) {
      thrown = error;
    }
    expect(ConnectorError.is(thrown) && thrown.code).toBe("invalid-options");
  }
});
