import { describe, expect, test } from "vitest";
import { makeDecision } from "../../src/decision/make-decision.ts";
import { decisionSignals } from "../../src/shared-signals/decision-signals.ts";
import { afterLeaving, inputs, morning } from "../decision/inputs.ts";
import { person } from "./stage.ts";

const { surroundings } = inputs();
const left = inputs({ surroundings: { ...surroundings, standing: "left" } });

describe("what others are told of a decision", () => {
  test("of a leaver: high risk with the reason's name, and that sessions are to end", () => {
    const decision = makeDecision(left, [afterLeaving]);
    expect(decisionSignals({ decision, subject: person, previous: "low" })).toEqual([
      {
        kind: "risk-level-change",
        subject: person,
        at: morning,
        level: "high",
        previous: "low",
        principal: "user",
        reason: "after-leaving link-clicked",
      },
      { kind: "session-revoked", subject: person, at: morning, initiator: "policy" },
    ]);
  });

  test("of a challenge: medium risk, and no end of sessions", () => {
    const decision = makeDecision(inputs(), []);
    expect(decisionSignals({ decision, subject: person })).toMatchObject([
      { kind: "risk-level-change", level: "medium", reason: "link-clicked" },
    ]);
  });

  test("nothing where the risk is what they know already", () => {
    const decision = makeDecision(inputs({ evidence: [] }), []);
    expect(decisionSignals({ decision, subject: person, previous: "low" })).toEqual([]);
  });
});
