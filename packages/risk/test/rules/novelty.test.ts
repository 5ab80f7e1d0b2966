import { expect, test } from "vitest";
import { allRules } from "../../src/rules/all-rules.ts";
import { firstSignIn } from "../../src/rules/first-sign-in.ts";
import { newCountry } from "../../src/rules/new-country.ts";
import { newDevice } from "../../src/rules/new-device.ts";
import { newNetwork } from "../../src/rules/new-network.ts";
import { sighting, sum } from "./sighting.ts";

const strange = { country: false, network: false, device: false };

test("a country, a network and a device that are new count as statistics, never as more", () => {
  const seen = sighting({ past: { known: strange } });
  const found = [newCountry(), newNetwork(), newDevice()].map((rule) => rule(seen));
  expect(found.map((each) => [each?.bits, each?.strength])).toEqual([
    [3, "statistical"],
    [1.5, "statistical"],
    [2, "statistical"],
  ]);
});

test("what is known, and what is not said, counts nothing", () => {
  const unsaid = { country: undefined, network: undefined, device: undefined };
  for (const known of [unsaid, { country: true, network: true, device: true }]) {
    const seen = sighting({ past: { known } });
    for (const rule of [newCountry(), newNetwork(), newDevice()]) {
      expect(rule(seen)).toBeUndefined();
    }
  }
});

test("colleagues on the network halve what is new about network and device, not about the country", () => {
  const seen = sighting({ past: { known: strange }, surroundings: { colleagues: 5 } });
  expect(newNetwork()(seen)?.bits).toBe(0.75);
  expect(newDevice()(seen)?.bits).toBe(1);
  expect(newCountry()(seen)?.bits).toBe(3);
});

test("colleagues on the network take nothing from facts", () => {
  const facts = { listed: "threat", standing: "left" } as const;
  const alone = sighting({ surroundings: facts });
  const among = sighting({ surroundings: { ...facts, colleagues: 5000 } });
  expect(sum(allRules(), among)).toBe(sum(allRules(), alone));
});

test("a network of the organisation's own is not new", () => {
  for (const listed of ["egress", "vpn"] as const) {
    expect(newNetwork()(sighting({ past: { known: strange }, surroundings: { listed } }))).toBe(
      undefined,
    );
  }
});

test("to somebody hardly known almost everything is new, so it counts for less", () => {
  expect(newCountry()(sighting({ past: { known: strange, learnt: 2 } }))?.bits).toBeCloseTo(0.6);
});

test("somebody of whom nothing is remembered is challenged, for that alone", () => {
  const nobody = sighting({
    past: { firstSeen: undefined, learnt: 0, last: undefined, known: strange },
  });
  const found = allRules().flatMap((rule) => rule(nobody) ?? []);
  expect(found.map(({ source, strength }) => [source, strength])).toEqual([
    ["first-sign-in", "demanding"],
  ]);
  expect(firstSignIn({ strength: "statistical" })(nobody)?.strength).toBe("statistical");
});
