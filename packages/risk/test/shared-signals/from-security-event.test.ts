import { describe, expect, test } from "vitest";
import { decide } from "../../src/decision/decide.ts";
import { evidenceTable } from "../../src/feed/evidence-table.ts";
import { fromSecurityEvent } from "../../src/shared-signals/from-security-event.ts";
import type { SecurityEvent } from "../../src/shared-signals/security-event.ts";
import { issuer, makeKeys, morning, person, receiver, send } from "./stage.ts";

const hour = 3_600_000;
const event = (body: object): SecurityEvent => ({ ...body, subject: person }) as SecurityEvent;
const received = (body: object) =>
  ({ kind: "new", id: "t-1", issuer, issuedAt: morning, event: event(body) }) as const;
const subjectOf = (subject: SecurityEvent["subject"]): string | undefined =>
  subject.format === "iss_sub" ? subject.sub : undefined;

function outcomeOf(body: object): string {
  const table = evidenceTable();
  for (const each of fromSecurityEvent(received(body), { subjectOf })) table.take(each, morning);
  const contributions = table.held("person-1", morning + hour);
  return decide({ contributions, challengeAt: 4 }).outcome;
}

describe("what another system says of a person", () => {
  test.each([
    [{ kind: "risk-level-change", level: "high", principal: "user" }],
    [{ kind: "credential-compromise", credential: "password" }],
    [{ kind: "account-disabled", cause: "hijacking" }],
    [{ kind: "account-credential-change-required" }],
  ])("challenges at the next sign-in: %o", (body) => {
    expect(outcomeOf(body)).toBe("challenge");
  });

  test.each([
    [{ kind: "risk-level-change", level: "low", principal: "user" }],
    [{ kind: "risk-level-change", level: "medium", principal: "user" }],
    [{ kind: "risk-level-change", level: "high", principal: "device" }],
    [{ kind: "session-revoked", initiator: "policy" }],
    [{ kind: "session-revoked", initiator: "user" }],
    [{ kind: "account-enabled" }],
    [{ kind: "account-disabled" }],
    [{ kind: "credential-change", credential: "password", change: "update" }],
  ])("does not challenge by itself: %o", (body) => {
    expect(outcomeOf(body)).toBe("allow");
  });

  test("counts for a little where it is a session that a policy ended, and for nothing where the person did", () => {
    const count = (initiator: string) =>
      fromSecurityEvent(received({ kind: "session-revoked", initiator }), { subjectOf }).length;
    expect(count("policy")).toBe(1);
    expect(count("user")).toBe(0);
  });

  test("is nothing at all where the risk is low", () => {
    const low = received({ kind: "risk-level-change", level: "low", principal: "user" });
    expect(fromSecurityEvent(low, { subjectOf })).toEqual([]);
  });

  test("is of no account for somebody whom nobody knows", () => {
    const compromised = received({ kind: "credential-compromise", credential: "password" });
    expect(fromSecurityEvent(compromised, { subjectOf: () => undefined })).toEqual([]);
  });

  test("comes from the wire to the next sign-in, in the words of this package and not of the sender", async () => {
    const keys = makeKeys("ES256");
    const token = await send(
      keys,
      event({ kind: "risk-level-change", level: "high", principal: "user", reason: "Jane Smith" }),
    );
    const came = await receiver(keys)(token);
    if (came.kind !== "new") return expect.unreachable();
    const table = evidenceTable();
    for (const each of fromSecurityEvent(came, { subjectOf })) table.take(each, morning);
    const held = table.held("person-1", morning);
    expect(held).toMatchObject([{ source: "signal-risk-level-change", strength: "demanding" }]);
    expect(JSON.stringify(held)).not.toContain("Jane");
  });
});
