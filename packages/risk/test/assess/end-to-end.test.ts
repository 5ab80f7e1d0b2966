import { canonicalJson } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import type { SignInAssessorOptions } from "../../src/assess/options.ts";
import { type SignInAssessor, signInAssessor } from "../../src/assess/sign-in-assessor.ts";
import type { Decision } from "../../src/decision/decision.ts";
import type { DecisionInputs } from "../../src/decision/decision-inputs.ts";
import { formatDecision } from "../../src/decision/format-decision.ts";
import { replay } from "../../src/decision/replay.ts";
import { exceptionList } from "../../src/exceptions/exception-list.ts";
import type { ExceptionReport } from "../../src/exceptions/find-exception.ts";
import { type EvidenceTable, evidenceTable } from "../../src/feed/evidence-table.ts";
import { compactModel } from "../../src/model/compact/compact-model.ts";
import { exactModel } from "../../src/model/exact/exact-model.ts";
import type { SignInModel } from "../../src/model/sign-in-model.ts";
import { listedNetworks } from "../../src/network/listed-networks.ts";
import { allRules } from "../../src/rules/all-rules.ts";
import type { SignIn } from "../../src/sign-in/sign-in.ts";
import { type StaffRecord, staffRecord } from "../../src/standing/staff-record.ts";
import { surroundingsMemory } from "../../src/surroundings/surroundings-memory.ts";
import { chooseThresholds, setThresholds } from "../../src/thresholds/choose-thresholds.ts";

const day = 86_400_000;
const hour = 3_600_000;

/** The night of Saturday 21 Nov 2026. */
const night = Date.parse("2026-11-21T20:10:00Z");
const nurses = Array.from({ length: 8 }, (_, index) => `nurse-${index}`);

const home = {
  address: "198.51.100.20",
  network: { number: 64_501 },
  place: { country: "GB", latitude: 53.8, longitude: -1.55, accuracy: 50 },
};

let events = 0;

/** A sign-in at the ward's workstation, where everybody has the same device behind the same address. */
function onWard(subject: string, at: number, more: Partial<SignIn> = {}): SignIn {
  events++;
  return {
    id: `event-${events}`,
    at,
    subject,
    organisation: "RZZ",
    role: "Nursing",
    result: "succeeded",
    address: "203.0.113.7",
    network: { number: 64_500 },
    place: { country: "GB", latitude: 54.98, longitude: -1.61, accuracy: 20 },
    device: { id: "ward-3-station-2", browser: "Edge 141", system: "Windows 11", type: "desktop" },
    method: "smartcard",
    application: "patient-record",
    protocol: "modern",
    ...more,
  };
}

interface Ward extends SignInAssessor {
  readonly options: SignInAssessorOptions;
  readonly kept: { readonly decision: Decision; readonly inputs: DecisionInputs }[];
  readonly evidence: EvidenceTable;
  readonly record: StaffRecord;
  readonly reports: ExceptionReport[];
  readonly clock: { now: number };
}

/**
 * A ward with all the real parts: rules, lists, staff record, feed, exceptions, and thresholds that are chosen from
 * four weeks of sign-ins.
 */
async function openWard(model: SignInModel): Promise<Ward> {
  const clock = { now: night };
  const kept: Ward["kept"] = [];
  const reports: ExceptionReport[] = [];
  const evidence = evidenceTable();
  const record = staffRecord();
  for (const nurse of [...nurses, "leaver"]) record.put(nurse, personOf(nurse));
  const listed = listedNetworks({ egress: ["203.0.113.0/24"], anonymiser: ["192.0.2.0/24"] });
  const addresses = surroundingsMemory({ listed });
  const parts = {
    model,
    rules: allRules(),
    standing: ({ subject, at }: SignIn) => record.standing(subject, at),
    surroundings: addresses.lookUp,
    note: addresses.note,
    evidence: ({ subject, at }: SignIn) => evidence.held(subject, at),
    answered: ({ subject, at }: SignIn) => evidence.answered(subject, at),
    exceptions: exceptionList({
      exceptions: [
        {
          id: "x-1",
          kind: "break-glass",
          subject: "emergency-1",
          from: night - 10 * day,
          until: night + 10 * day,
          owner: "the head of the identity team",
          reason: "for when the second factor is down",
        },
      ],
      report: (report) => void reports.push(report),
    }),
    now: () => clock.now,
    keep: (decision: Decision, inputs: DecisionInputs) => void kept.push({ decision, inputs }),
  };
  const learning = setThresholds({ challengeAt: 1000, model: model.version });
  const past = signInAssessor({ ...parts, thresholds: learning });
  const legitimate: number[] = [];
  for (let before = 28; before > 0; before--) {
    for (const [index, nurse] of [...nurses, "leaver"].entries()) {
      // Nobody of the leaver's kind is looked at after the last day.
      if (nurse === "leaver" && before < 9) continue;
      clock.now = night - before * day + index * 60_000;
      const event = onWard(nurse, clock.now, (before + index) % 8 === 0 ? home : {});
      const { bits, outcome } = await past.assess(event);
      if (outcome === "challenge") await past.settle(event, "passed");
      if (before <= 14) legitimate.push(bits);
    }
  }
  clock.now = night;
  const thresholds = chooseThresholds({ legitimate, target: 0.05, model: model.version });
  const options = { ...parts, thresholds };
  return { ...signInAssessor(options), options, kept, evidence, record, reports, clock };
}

function personOf(subject: string): Parameters<StaffRecord["put"]>[1] {
  return {
    id: subject,
    identifiers: [],
    names: { legal: { given: "Ada", family: "Okafor" } },
    assignments: [
      {
        id: `${subject}-1`,
        organisation: { ods: "RZZ" },
        position: { title: "Staff nurse" },
        start: "2020-04-01",
        ...(subject === "leaver" && { end: "2026-11-13" }),
        status: "active",
        primary: true,
      },
    ],
  };
}

const models: readonly (readonly [string, () => SignInModel])[] = [
  ["exact", () => exactModel()],
  ["compact", () => compactModel()],
];

describe.each(models)("the %s model, with every rule and every look-up", (_name, make) => {
  test("a night shift on a shared ward workstation is allowed, one nurse after the other", async () => {
    const { assess, clock } = await openWard(make());
    for (const nurse of nurses) {
      clock.now += 30_000;
      const decision = await assess(onWard(nurse, clock.now));
      expect(decision.outcome, formatDecision(decision)).toBe("allow");
    }
  });

  test("a leaver who signs in is blocked, and told apart by the staff record and not by statistics", async () => {
    const { assess, clock } = await openWard(make());
    const decision = await assess(onWard("leaver", clock.now));
    expect(decision.outcome).toBe("block");
    expect(formatDecision(decision)).toContain(
      "Blocks: The staff record says that the person has left.",
    );
  });

  test("a leaver is not blocked because a record is missing", async () => {
    const { assess, clock, record } = await openWard(make());
    record.forget("leaver");
    expect((await assess(onWard("leaver", clock.now))).outcome).not.toBe("block");
  });

  test("somebody who clicked a phishing link is challenged at the next sign-in, and after the answer no more", async () => {
    const { assess, settle, clock, evidence } = await openWard(make());
    const at = clock.now - hour;
    const clicked = {
      id: "m-1",
      subject: "nurse-1",
      kind: "mail-link-clicked",
      level: "medium",
    } as const;
    evidence.take({ ...clicked, at, said: at, withdrawn: false }, clock.now);
    const event = onWard("nurse-1", clock.now);
    const decision = await assess(event);
    expect(decision.outcome).toBe("challenge");
    expect(decision.contributions.map(({ source }) => source)).toContain("mail-link-clicked");
    await settle(event, "passed");
    clock.now += hour;
    const next = await assess(onWard("nurse-1", clock.now));
    expect(next.contributions.filter(({ strength }) => strength !== "statistical")).toEqual([]);
    expect((await assess(onWard("nurse-2", clock.now))).outcome).toBe("allow");
  });

  test("an attacker on another continent is challenged, and blocked once the second factor fails", async () => {
    const { assess, settle, clock } = await openWard(make());
    await assess(onWard("nurse-3", clock.now, home));
    clock.now += hour;
    const event = onWard("nurse-3", clock.now, {
      address: "100.64.0.9",
      network: { number: 64_700 },
      place: { country: "BR", latitude: -23.55, longitude: -46.63, accuracy: 50 },
      device: { id: "elsewhere", browser: "Firefox 120", system: "Linux", type: "desktop" },
    });
    expect((await assess(event)).outcome).toBe("challenge");
    const { decision } = await settle(event, "failed");
    expect(decision?.outcome).toBe("block");
    expect(decision?.contributions.map(({ source }) => source)).toContain("taken-over");
  });

  test("an emergency account is let in, and each use is reported", async () => {
    const { assess, clock, reports } = await openWard(make());
    const decision = await assess(onWard("emergency-1", clock.now));
    expect(decision).toMatchObject({ outcome: "allow", exception: { id: "x-1" } });
    expect(decision.contributions.some(({ strength }) => strength === "demanding")).toBe(true);
    expect(reports).toMatchObject([{ exception: "x-1", state: "held" }]);
  });

  test("every decision of four weeks replays to the same bytes without the profiles", async () => {
    const { kept, options } = await openWard(make());
    expect(kept.length).toBeGreaterThan(200);
    for (const { decision, inputs } of JSON.parse(JSON.stringify(kept))) {
      const again = replay({ decision, inputs, rules: options.rules });
      expect(canonicalJson(again)).toBe(canonicalJson(decision));
    }
  });

  test("addresses without a place, mapped IPv4, coordinates of 0, 0 and no address at all are decided on", async () => {
    const { assess, clock } = await openWard(make());
    for (const more of [
      { address: "::ffff:203.0.113.7" },
      { address: "2001:db8::7", network: { number: 0 } },
      { place: { latitude: 0, longitude: 0 } },
      { device: { agent: "x".repeat(1_000_000) } },
    ]) {
      const { outcome } = await assess(onWard("nurse-4", clock.now, more));
      expect(["allow", "challenge"]).toContain(outcome);
    }
    const { address: _none, ...nowhere } = onWard("nurse-4", clock.now);
    expect((await assess(nowhere)).outcome).toBe("challenge");
  });
});
