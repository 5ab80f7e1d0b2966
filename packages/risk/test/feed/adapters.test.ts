import fc from "fast-check";
import { expect, test } from "vitest";
import { evidenceKinds } from "../../src/feed/evidence-kinds.ts";
import { fromAlert } from "../../src/feed/from-alert.ts";
import { fromMailEvent } from "../../src/feed/from-mail-event.ts";
import { fromRiskDetection } from "../../src/feed/from-risk-detection.ts";

const detection = {
  id: "6a5874ca-abcd-9d82-5ad39bd71600",
  requestId: "6a5874ca-abcd-9d82-5ad39bd71600",
  riskEventType: "leakedCredentials",
  riskState: "atRisk",
  riskLevel: "high",
  riskDetail: "none",
  source: "IdentityProtection",
  detectionTimingType: "offline",
  activity: "user",
  tokenIssuerType: "AzureAD",
  ipAddress: null,
  location: null,
  activityDateTime: "2026-11-20T00:15:13.1234567Z",
  detectedDateTime: "2026-11-20T00:25:13.1234567Z",
  lastUpdatedDateTime: "2026-11-20T00:45:13Z",
  userId: "3d2a5b1c-0000-4000-8000-000000000001",
  userDisplayName: "Jane Smith",
  userPrincipalName: "jane.smith@example.nhs.uk",
  additionalInfo: null,
};

const alert = {
  "@odata.type": "#microsoft.graph.security.alert",
  id: "da637551227677560813_-961444813",
  status: "new",
  severity: "medium",
  classification: "unknown",
  determination: "unknown",
  createdDateTime: "2026-11-20T18:51:37.6833333Z",
  lastUpdateDateTime: "2026-11-20T18:51:38Z",
  lastActivityDateTime: "2026-11-20T18:40:00Z",
  evidence: [
    { "@odata.type": "#microsoft.graph.security.ipEvidence", verdict: "malicious" },
    {
      "@odata.type": "#microsoft.graph.security.userEvidence",
      verdict: "suspicious",
      remediationStatus: "none",
      roles: ["compromised"],
      userAccount: {
        accountName: "jsmith",
        azureAdUserId: "3d2a5b1c-0000-4000-8000-000000000001",
        userPrincipalName: "jane.smith@example.nhs.uk",
        userSid: "S-1-5-21-1-2-3-1001",
      },
    },
  ],
};

const subject = "3d2a5b1c-0000-4000-8000-000000000001";

test("a risk detection of Graph becomes an event of its type, level and times", () => {
  expect(fromRiskDetection(detection)).toEqual([
    {
      id: "entra 6a5874ca-abcd-9d82-5ad39bd71600",
      subject,
      kind: "entra-leakedCredentials",
      level: "high",
      at: Date.parse("2026-11-20T00:15:13.123Z"),
      said: Date.parse("2026-11-20T00:45:13Z"),
      withdrawn: false,
    },
  ]);
});

test("dismissed, remediated and confirmed safe withdraw a detection; at risk and unknown states do not", () => {
  const withdrawn = (riskState: string) =>
    fromRiskDetection({ ...detection, riskState }).map((event) => event.withdrawn);
  for (const state of ["dismissed", "remediated", "confirmedSafe"]) {
    expect(withdrawn(state)).toEqual([true]);
  }
  for (const state of ["atRisk", "none", "unknownFutureValue", "confirmedCompromised"]) {
    expect(withdrawn(state)).toEqual([false]);
  }
  expect(
    fromRiskDetection({ ...detection, riskState: "dismissed", riskLevel: "none" }),
  ).toHaveLength(1);
});

test("a compromise that was confirmed is one, whatever was detected", () => {
  const [event] = fromRiskDetection({
    ...detection,
    riskState: "confirmedCompromised",
    riskLevel: "low",
  });
  expect(event).toMatchObject({ kind: "entra-adminConfirmedUserCompromised", level: "high" });
});

test("a type that Microsoft adds is generic, a hidden level medium, and no level nothing", () => {
  const read = (change: object) => fromRiskDetection({ ...detection, ...change });
  expect(read({ riskEventType: "somethingNew" })[0]?.kind).toBe("entra-generic");
  expect(read({ riskEventType: "toString" })[0]?.kind).toBe("entra-generic");
  expect(read({ riskLevel: "hidden" })[0]?.level).toBe("medium");
  expect(read({ riskLevel: "none" })).toEqual([]);
});

test("every type that Microsoft lists is known", () => {
  const listed = [
    // learn.microsoft.com, riskDetection resource type, v1.0
    ..."adminConfirmedUserCompromised anomalousToken anomalousUserActivity anonymizedIPAddress generic impossibleTravel investigationsThreatIntelligence".split(
      " ",
    ),
    ..."leakedCredentials maliciousIPAddress malwareInfectedIPAddress mcasSuspiciousInboxManipulationRules newCountry passwordSpray riskyIPAddress".split(
      " ",
    ),
    ..."suspiciousAPITraffic suspiciousBrowser suspiciousInboxForwarding suspiciousIPAddress tokenIssuerAnomaly unfamiliarFeatures unlikelyTravel".split(
      " ",
    ),
    // Entra ID Protection, What are risk detections?, 17 Mar 2026
    ..."mcasImpossibleTravel mcasFinSuspiciousFileAccess nationStateIP attackerinTheMiddle attemptedPrtAccess suspiciousSendingPatterns userReportedSuspiciousActivity".split(
      " ",
    ),
  ];
  for (const type of listed) {
    expect(fromRiskDetection({ ...detection, riskEventType: type })[0]?.kind).toBe(`entra-${type}`);
  }
  expect(listed.length).toBe(
    Object.keys(evidenceKinds).filter((kind) => kind.startsWith("entra-")).length,
  );
});

test("people are found by a function of the integrator, who may know none", () => {
  const subjectOf = ({ principalName }: { principalName?: string | undefined }) =>
    principalName === "jane.smith@example.nhs.uk" ? "p1" : undefined;
  expect(fromRiskDetection(detection, { subjectOf })[0]?.subject).toBe("p1");
  expect(fromAlert(alert, { subjectOf })[0]?.subject).toBe("p1");
  const other = { ...detection, userPrincipalName: "agency@example.nhs.uk" };
  expect(fromRiskDetection(other, { subjectOf })).toEqual([]);
});

test("an alert becomes an event for each account in its evidence", () => {
  expect(fromAlert(alert)).toEqual([
    {
      id: `alert da637551227677560813_-961444813 ${subject}`,
      subject,
      kind: "alert",
      level: "medium",
      at: Date.parse("2026-11-20T18:40:00Z"),
      said: Date.parse("2026-11-20T18:51:38Z"),
      withdrawn: false,
    },
  ]);
});

test("what analysts found decides what an alert weighs", () => {
  const read = (change: object) => fromAlert({ ...alert, ...change })[0];
  expect(read({ classification: "truePositive" })?.kind).toBe("alert-confirmed");
  for (const determination of ["compromisedAccount", "compromisedUser"]) {
    expect(read({ classification: "truePositive", determination })).toMatchObject({
      kind: "alert-compromised",
      level: "high",
      withdrawn: false,
    });
  }
  for (const change of [
    { status: "resolved" },
    { classification: "falsePositive" },
    { classification: "informationalExpectedActivity", determination: "securityTesting" },
    { determination: "notMalicious" },
    { determination: "confirmedUserActivity" },
  ]) {
    expect(read(change)?.withdrawn).toBe(true);
  }
});

test("an informational alert says nothing, a bystander's account little, a harmless one is withdrawn", () => {
  expect(fromAlert({ ...alert, severity: "informational" })).toEqual([]);
  const [ip, account] = alert.evidence;
  const read = (change: object) =>
    fromAlert({ ...alert, severity: "high", evidence: [ip, { ...account, ...change }] });
  expect(read({ roles: ["contextual"] })[0]?.level).toBe("low");
  expect(read({ roles: [] })[0]?.level).toBe("high");
  expect(read({ verdict: "noThreatsFound" })[0]?.withdrawn).toBe(true);
  const determination = { determination: "compromisedAccount" };
  const bystander = { ...alert, ...determination, evidence: [{ ...account, roles: ["source"] }] };
  expect(fromAlert(bystander)[0]?.kind).toBe("alert");
});

test("an account that is twice in the evidence is one event, the graver", () => {
  const account = alert.evidence[1];
  const harmless = { ...account, verdict: "noThreatsFound" };
  for (const evidence of [
    [account, harmless],
    [harmless, account],
  ]) {
    expect(fromAlert({ ...alert, evidence })).toMatchObject([{ withdrawn: false }]);
  }
});

test("a mail gateway's events become events of their kinds", () => {
  const given = { id: "g1", person: "jane.smith@example.nhs.uk", at: "2026-11-21T08:00:00Z" };
  for (const type of ["phish-delivered", "link-clicked", "malware", "spoof", "auto-forward"]) {
    expect(fromMailEvent({ ...given, type })).toEqual([
      {
        id: "mail g1",
        subject: "jane.smith@example.nhs.uk",
        kind: `mail-${type}`,
        level: "high",
        at: Date.parse("2026-11-21T08:00:00Z"),
        said: Date.parse("2026-11-21T08:00:00Z"),
        withdrawn: false,
      },
    ]);
  }
  const taken = fromMailEvent({
    ...given,
    type: "malware",
    withdrawn: true,
    said: 1_800_000_000_000,
  });
  expect(taken).toMatchObject([{ withdrawn: true, said: 1_800_000_000_000 }]);
});

test("a mail gateway's address is a key in small letters, and any other key is as it stands", () => {
  const event = { id: "g1", type: "spoof", at: 1 };
  const subjectOf = (person: string) => fromMailEvent({ ...event, person })[0]?.subject;
  expect(subjectOf("Jane.Smith@Example.NHS.uk")).toBe("jane.smith@example.nhs.uk");
  expect(subjectOf("Ada7")).toBe("Ada7");
});

test("what cannot be read is refused with the field and never its value", () => {
  const given = { id: "g1", type: "spoof", person: "jane.smith@example.nhs.uk", at: 1 };
  const bad: readonly [() => unknown, string][] = [
    [() => fromMailEvent({ ...given, type: "gossip" }), "type"],
    [() => fromMailEvent({ ...given, at: "yesterday" }), "at"],
    [() => fromMailEvent({ ...given, at: undefined }), "at"],
    [() => fromMailEvent({ ...given, person: "x".repeat(1_000_000) }), "person"],
    [() => fromMailEvent({ ...given, person: "jane\ud800" }), "person"],
    [() => fromMailEvent({ ...given, at: 8.64e15 + 1 }), "at"],
    [() => fromMailEvent({ ...given, withdrawn: "yes" }), "withdrawn"],
    [() => fromRiskDetection({ ...detection, userId: 7 }), "userId"],
    [() => fromRiskDetection({ ...detection, id: "\udc00" }), "id"],
    [() => fromRiskDetection({ ...detection, activityDateTime: "2026-11-20" }), "activityDateTime"],
    [() => fromRiskDetection([]), ""],
    [() => fromAlert({ ...alert, evidence: "jane.smith" }), "evidence"],
    [() => fromAlert({ ...alert, evidence: [null] }), "evidence"],
    [() => fromAlert({ ...alert, id: "" }), "id"],
  ];
  for (const [read, field] of bad) {
    const where = field === "" ? { rule: "must be an object" } : expect.objectContaining({ field });
    expect(read).toThrow(expect.objectContaining({ code: "invalid-value", where }));
    expect(read).not.toThrow(/jane|gossip|yesterday/);
  }
});

test("whatever they are given, the adapters read it or refuse it with a typed error", () => {
  const mutated = <T extends object>(base: T) =>
    fc
      .dictionary(fc.constantFrom(...Object.keys(base)), fc.anything())
      .map((change) => ({ ...base, ...change }));
  const any = fc.oneof(fc.anything(), mutated(detection), mutated(alert));
  fc.assert(
    fc.property(any, (given) => {
      for (const read of [fromRiskDetection, fromAlert, fromMailEvent]) {
        try {
          for (const event of read(given)) {
            expect(Object.hasOwn(evidenceKinds, event.kind)).toBe(true);
            expect(Number.isFinite(event.at) && Number.isFinite(event.said)).toBe(true);
          }
        } catch (error) {
          expect(error).toMatchObject({ code: "invalid-value" });
        }
      }
    }),
    { numRuns: 500 },
  );
});
