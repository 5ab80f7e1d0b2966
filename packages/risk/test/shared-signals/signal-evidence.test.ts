import { describe, expect, test } from "vitest";
import { decide } from "../../src/decision/decide.ts";
import type { SecurityEvent } from "../../src/shared-signals/security-event.ts";
import { signalEvidence } from "../../src/shared-signals/signal-evidence.ts";
import { person } from "./stage.ts";

const event = (body: object): SecurityEvent => ({ ...body, subject: person }) as SecurityEvent;

function outcomeOf(body: object): string {
  const evidence = signalEvidence(event(body));
  const contributions = evidence ? [evidence.contribution] : [];
  return decide({ contributions, challengeAt: 4 }).outcome;
}

describe("what another system says of a person", () => {
  test.each([
    [{ kind: "risk-level-change", level: "high", principal: "user" }],
    [{ kind: "credential-compromise", credential: "password" }],
    [{ kind: "account-disabled", cause: "hijacking" }],
    [{ kind: "account-credential-change-required" }],
  ])("challenges: %o", (body) => {
    expect(outcomeOf(body)).toBe("challenge");
  });

  test.each([
    [{ kind: "risk-level-change", level: "low", principal: "user" }],
    [{ kind: "risk-level-change", level: "medium", principal: "user" }],
    [{ kind: "session-revoked" }],
    [{ kind: "session-revoked", initiator: "user" }],
    [{ kind: "account-enabled" }],
    [{ kind: "account-disabled" }],
    [{ kind: "credential-change", credential: "password", change: "update" }],
  ])("does not challenge by itself: %o", (body) => {
    expect(outcomeOf(body)).toBe("allow");
  });

  test("a session that the person ended is nothing against the person, and one that a policy ended is", () => {
    expect(signalEvidence(event({ kind: "session-revoked", initiator: "user" }))).toBeUndefined();
    expect(signalEvidence(event({ kind: "session-revoked", initiator: "policy" }))).toBeDefined();
  });

  test("nothing of the sender's own words gets into a reason", () => {
    const said = event({
      kind: "risk-level-change",
      level: "high",
      principal: "user",
      reason: "Jane Smith",
    });
    expect(JSON.stringify(signalEvidence(said))).not.toContain("Jane");
  });
});
