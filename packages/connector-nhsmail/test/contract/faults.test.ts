import { testConnector } from "@rollcall/testkit";
import { type FaultRates, usualHabits } from "@rollcall/testkit/national-directory";
import { describe } from "vitest";
import { graphCannot, noExpiry, noPlaces } from "../stage/contract-skips.ts";
import { subject } from "../stage/subject.ts";

/** About a request in five is struck. What may have arrived and what did not are both among them. */
const faults: FaultRates = {
  "commit-then-drop": 0.03,
  "drop-before-commit": 0.03,
  "gateway-timeout": 0.03,
  unavailable: 0.03,
  "truncated-json": 0.02,
  "html-error": 0.02,
  "claims-challenge": 0.02,
  throttled: 0.03,
  "concurrency-violation": 0.02,
};
/** A second try would be a new secret: the caller is told that nobody knows. */
const secrets = [
  "a password is set, and the receipt says so without it",
  "a password that breaks the policy is refused, without a word of it",
].map((test) => ({ test, reason: "a password whose answer was lost is not sent again" }));
const repeats = [
  "nothing comes after a token when nothing has changed",
  "the token of the last page goes on from there",
].map((test) => ({ test, reason: "Graph may tell again of what was before the token" }));

describe("NHSmail while a request in five goes wrong", () => {
  let seed = 0;
  const next = (): number => {
    seed += 1;
    return seed;
  };
  describe("in a tenant that is all ours", () => {
    testConnector({
      name: "nhsmail",
      kind: "target",
      capabilities: ["changes", "write", "credentials", "restore"],
      prepare: () =>
        subject({ wholeTenant: true, directory: { faults, delta: usualHabits, seed: next() } }),
      skips: [...graphCannot, ...secrets, noPlaces, ...repeats],
    });
  });

  describe("read-only in the shared tenant", () => {
    testConnector({
      name: "nhsmail",
      kind: "target",
      capabilities: ["changes"],
      prepare: () => subject({ directory: { faults, seed: next() } }),
      skips: [noExpiry],
    });
  });
});
