import { describe, expect, test } from "vitest";
import { formatDecision } from "../../src/decision/format-decision.ts";
import { makeDecision } from "../../src/decision/make-decision.ts";
import { contribution } from "./contributions.ts";
import { inputs, morning, newNetwork } from "./inputs.ts";

describe("a decision as text", () => {
  test("says what, when and why, in a table with the largest reason first", () => {
    const evidence = [
      contribution({
        source: "link-clicked",
        bits: 4,
        strength: "demanding",
        reason: "The person clicked a link in a message that was found to be phishing.",
        facts: { hours: 3 },
      }),
    ];
    const decision = makeDecision(inputs({ evidence }), [newNetwork]);
    expect(formatDecision(decision).replace(/decision [0-9a-f]{12}/, "decision …")).toBe(
      [
        "Challenge, 21 Nov 2026 08:15 (decision …)",
        "Score +7.30 bits; a score of +8.00 or more is challenged.",
        "",
        "   bits  what          why",
        "  +4.00  link-clicked  Challenges: The person clicked a link in a message that was found to be phishing.",
        "  +2.50  network       The network is rare.",
        "  +1.50  new-network   The network is new.",
        "  −0.70  country       The network is rare.",
      ].join("\n"),
    );
  });

  test("writes the facts under their reason when they are asked for", () => {
    const facts = { hours: 3, share: 0.88198119, listed: "anonymiser" };
    const weighed = [contribution({ facts }), contribution({ source: "country" })];
    const decision = makeDecision(inputs({ weighed, evidence: [] }), []);
    expect(formatDecision(decision, { facts: true }).split("\n").slice(3)).toEqual([
      "   bits  what     why",
      "  +1.00  country  The network is rare.",
      "  +1.00  network  The network is rare.",
      "                  hours 3, share 0.882, listed anonymiser",
    ]);
  });

  test("shows London's summer time, and the day that London has", () => {
    const at = Date.parse("2026-06-30T23:30:00Z");
    expect(formatDecision(makeDecision(inputs({ at }), []))).toContain("1 Jul 2026 00:30");
  });

  test("says so when there is no reason at all", () => {
    const decision = makeDecision(inputs({ weighed: [], evidence: [] }), []);
    expect(formatDecision(decision)).toContain("Score 0.00 bits");
    expect(formatDecision(decision)).toMatch(/Nothing spoke for or against it\.$/);
  });

  test("names the exception that held, and when it ends", () => {
    const exception = { id: "x-1", kind: "break-glass", until: morning, atMost: "allow" as const };
    expect(formatDecision(makeDecision(inputs({ exception }), []))).toContain(
      "The exception x-1 (break-glass) lets it be allow at most, until 21 Nov 2026 08:15.",
    );
    const named = { ...exception, lifts: ["anonymiser", "no-address"] };
    expect(formatDecision(makeDecision(inputs({ exception: named }), []))).toContain(
      "lets it be allow at most, for anonymiser, no-address alone, until 21 Nov 2026 08:15.",
    );
  });

  test("never passes on characters that move a cursor", () => {
    const weighed = [contribution({ reason: "\u001b[2JAll is well.\u202e" })];
    expect(formatDecision(makeDecision(inputs({ weighed }), []))).toContain(
      "\uFFFD[2JAll is well.\uFFFD",
    );
  });
});
