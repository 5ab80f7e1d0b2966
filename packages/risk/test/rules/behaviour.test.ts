import { ConnectorError } from "@rollcall/core";
import { expect, test } from "vitest";
import { bruteForceSuccess } from "../../src/rules/brute-force-success.ts";
import { dormantAccount } from "../../src/rules/dormant-account.ts";
import { legacyProtocol } from "../../src/rules/legacy-protocol.ts";
import { newDeviceAfterReset } from "../../src/rules/new-device-after-reset.ts";
import { pushFatigue } from "../../src/rules/push-fatigue.ts";
import { tokenOnTwoNetworks } from "../../src/rules/token-on-two-networks.ts";
import { sessionHash } from "../../src/sign-in/session-hash.ts";
import { day, hour, lastSeen, now, sighting } from "./sighting.ts";

test("a right password after ten wrong ones is challenged, another wrong one is not yet", () => {
  const rule = bruteForceSuccess();
  expect(rule(sighting({ past: { failures: 10 } }))?.strength).toBe("demanding");
  expect(rule(sighting({ past: { failures: 9.9 } }))).toBeUndefined();
  const wrong = sighting({ event: { result: "wrong-password" }, past: { failures: 50 } });
  expect(rule(wrong)).toBeUndefined();
});

test("a prompt that is passed after three that were denied is challenged", () => {
  const rule = pushFatigue();
  const after = (denied: number) => sighting({ event: { stepUp: "passed" }, past: { denied } });
  expect(rule(after(3))?.strength).toBe("demanding");
  expect(rule(after(2))).toBeUndefined();
  expect(rule(sighting({ event: { stepUp: "denied" }, past: { denied: 9 } }))).toBeUndefined();
  expect(rule(sighting({ past: { denied: 9 } }))).toBeUndefined();
});

test("an account is dormant after 90 days without success, counted from its first sight where it never had one", () => {
  const rule = dormantAccount();
  expect(rule(sighting({ past: lastSeen({ at: now - 91 * day }) }))?.facts).toEqual({ days: 91 });
  expect(rule(sighting({ past: lastSeen({ at: now - 90 * day }) }))).toBeUndefined();
  const never = { last: undefined, firstSeen: now - 91 * day };
  expect(rule(sighting({ past: never }))).toBeDefined();
  expect(rule(sighting({ past: { last: undefined, firstSeen: undefined } }))).toBeUndefined();
});

test("a protocol that cannot ask for a second factor is challenged", () => {
  const rule = legacyProtocol();
  expect(rule(sighting({ event: { protocol: "legacy" } }))?.strength).toBe("demanding");
  expect(rule(sighting({ event: { protocol: "modern" } }))).toBeUndefined();
});

test("a session that goes on in a network new to the person is challenged", () => {
  const rule = tokenOnTwoNetworks();
  const known = { country: true, network: false, device: true };
  const past = { ...lastSeen({ session: sessionHash("t1") }), known };
  const event = { session: "t1", network: { number: 64_501 } };
  expect(rule(sighting({ event, past }))?.strength).toBe("demanding");
  expect(rule(sighting({ event: { ...event, session: "t2" }, past }))).toBeUndefined();
  expect(
    rule(sighting({ event: { ...event, network: { number: 64_500 } }, past })),
  ).toBeUndefined();
});

test("a stolen token is found also where the person has signed in elsewhere since", () => {
  const rule = tokenOnTwoNetworks();
  const known = { country: true, network: false, device: true };
  const event = { session: "s-1", network: { number: 64_999 } };
  const past = { ...lastSeen({ session: sessionHash("s-2"), network: 64_999 }), known };
  const seen = (sessionNetwork?: number) =>
    rule(sighting({ event, past, surroundings: { sessionNetwork } }));
  expect(seen(64_500)).toMatchObject({ source: "token-on-two-networks" });
  expect(seen(64_999)).toBeUndefined();
  expect(seen()).toBeUndefined();
});

test("a phone that goes from Wi-Fi to a network that the person knows is not a stolen token", () => {
  const past = lastSeen({ session: sessionHash("t1") });
  const event = { session: "t1", network: { number: 64_501 } };
  expect(tokenOnTwoNetworks()(sighting({ event, past }))).toBeUndefined();
});

test("a new device within a day of a password reset is challenged", () => {
  const rule = newDeviceAfterReset();
  const known = { country: true, network: true, device: false };
  const after = (hours: number) => sighting({ past: { known, passwordReset: now - hours * hour } });
  expect(rule(after(0))?.strength).toBe("demanding");
  expect(rule(after(23.9))).toBeDefined();
  expect(rule(after(24))).toBeUndefined();
  expect(rule(after(-1))).toBeUndefined();
  expect(rule(sighting({ past: { passwordReset: now - hour } }))).toBeUndefined();
});

test("numbers that make no sense are refused where the rule is made", () => {
  const makers = [
    () => bruteForceSuccess({ failures: 0 }),
    () => pushFatigue({ denied: Number.NaN }),
    () => dormantAccount({ days: -1 }),
    () => newDeviceAfterReset({ hours: Number.POSITIVE_INFINITY }),
  ];
  for (const make of makers) {
    expect(make).toThrow(expect.objectContaining({ code: "invalid-options" }));
    expect(make).toThrow(expect.toSatisfy(ConnectorError.is));
  }
});
