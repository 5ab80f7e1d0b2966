import { expect, test } from "vitest";
import { decide } from "../../src/decision/decide.ts";
import { evidenceTable } from "../../src/feed/evidence-table.ts";
import { allRules } from "../../src/rules/all-rules.ts";
import type { Sighting } from "../../src/rules/rule.ts";
import { noPast } from "../../src/sign-in/past.ts";
import { riskEvent } from "../feed/events.ts";
import { lastSeen, newYork, now, sighting } from "./sighting.ts";

const rules = allRules();

function outcome(seen: Sighting, challengeAt = 6): string {
  return decide({ contributions: rules.flatMap((rule) => rule(seen) ?? []), challengeAt }).outcome;
}

const strange = { country: false, network: false, device: false };

test("a nurse on a night shift, on a shared workstation that is new to her, behind the hospital's one address, is let in", () => {
  const known = { country: true, network: false, device: false };
  const night = sighting({
    event: { at: Date.parse("2026-11-22T03:10:00Z") },
    past: { known },
    surroundings: { colleagues: 400, failingPeople: 40 },
  });
  expect(outcome(night)).toBe("allow");
});

test("everything new at once is a challenge at most, however low the threshold", () => {
  const seen = sighting({ past: { known: strange } });
  expect(outcome(seen)).toBe("challenge");
  expect(outcome(seen, -1000)).toBe("challenge");
});

test("a leaver is blocked where everything else is ordinary, somebody on leave is challenged", () => {
  expect(outcome(sighting({ surroundings: { standing: "left", colleagues: 5000 } }))).toBe("block");
  expect(outcome(sighting({ surroundings: { standing: "absent" } }))).toBe("challenge");
});

test("impossible travel is a challenge, and a block once the second factor fails on a new device", () => {
  const past = { ...lastSeen({}), known: strange };
  expect(outcome(sighting({ event: { place: newYork }, past }))).toBe("challenge");
  expect(outcome(sighting({ event: { place: newYork, stepUp: "failed" }, past }))).toBe("block");
});

test("somebody of whom nothing is known, without an address and outside the record, is not let in unasked", () => {
  const nobody: Sighting = {
    event: { id: "e1", at: now, subject: "s1", result: "succeeded" },
    past: noPast,
    surroundings: { listed: undefined, failingPeople: 0, colleagues: 0, standing: "unknown" },
  };
  expect(outcome(nobody, 1000)).toBe("challenge");
});

test("a person who clicked is challenged at the next sign-in, and let in again once it was answered", () => {
  const table = evidenceTable();
  table.take(riskEvent({ at: now - 60_000 }), now);
  const held = (challengeAt: number) =>
    decide({ contributions: table.held("s1", now), challengeAt }).outcome;
  expect(held(8)).toBe("challenge");
  table.answered("s1", now);
  expect(held(8)).toBe("allow");
  expect(held(5)).toBe("challenge");
});
