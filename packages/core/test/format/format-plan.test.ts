import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UpdateOperation } from "../../src/model/operation.ts";
import { sealPlan } from "../../src/plan/seal-plan.ts";
import { formatPlan } from "../../src/plan/text/format-plan.ts";
import { printable } from "../../src/plan/text/value.ts";
import { displayWidth } from "../../src/plan/text/width.ts";
import { disable, planOf } from "../guard/plans.ts";
import { plans } from "./arbitraries.ts";
import { smallNight } from "./plan-fixture.ts";

const golden = readFileSync(new URL("small-night.txt", import.meta.url), "utf8");

const { hash: _, ...rest } = smallNight;

describe("a plan as text", () => {
  it("reads as its approver should find it", () => {
    expect(formatPlan(smallNight)).toBe(golden);
  });

  it("is the same in colour, but for the colours", () => {
    const coloured = formatPlan(smallNight, { colour: true });
    expect(coloured).toContain("\u001b[31mGuard: STOP.");
    expect(stripVTControlCharacters(coloured)).toBe(golden);
    expect(golden).not.toContain("\u001b");
  });

  it("shows each operation, finding and breach when there is no limit", () => {
    fc.assert(
      fc.property(plans, (unsealed) => {
        const squeeze = (text: string): string => text.replace(/\s+/g, "");
        const text = squeeze(formatPlan(sealPlan(unsealed)));
        const count = (part: string): number => text.split(squeeze(printable(part))).length - 1;
        for (const { label } of unsealed.operations) expect(count(`${label}:`)).toBeGreaterThan(0);
        for (const { because } of unsealed.findings) expect(count(because)).toBeGreaterThan(0);
        for (const { code } of unsealed.verdict.breaches) expect(count(code)).toBeGreaterThan(1);
      }),
    );
  });

  it("is shortened by a limit alone, and says by how many", () => {
    const many = planOf(Array.from({ length: 1245 }, (_, index) => disable(String(index))));
    expect(formatPlan(many).match(/disable the account/g)).toHaveLength(1245);
    const short = formatPlan(many, { limit: 5 });
    expect(short.match(/disable the account/g)).toHaveLength(5);
    expect(short).toContain("… and 1,240 more like these");
    expect(formatPlan(many, { limit: 1245 })).not.toContain("more like");
  });

  it("names of a change of memberships as many members and reasons as the limit allows, and counts the others", () => {
    const members = Array.from({ length: 1245 }, (_, index) => `person-${index}`);
    const grant = planOf([
      {
        kind: "membership",
        id: "wards",
        target: "directory",
        account: "account",
        label: "wards",
        expects: { exists: true },
        classes: ["grant"],
        urgency: "routine",
        after: [],
        entitlement: { kind: "group", id: "wards" },
        grant: members.map((stable) => ({ kind: "account", stable })),
        revoke: [],
        reasons: members.map((member) => ({
          rule: "entitlements",
          because: `${member} is a nurse`,
        })),
      },
    ]);
    const whole = formatPlan(grant).replace(/\s+/g, " ");
    for (const member of members) expect(whole).toContain(`because ${member} is a nurse`);
    const short = formatPlan(grant, { limit: 2 }).replace(/\s+/g, " ");
    expect(short).toContain("grant group wards to person-0, person-1 and 1,243 more accounts");
    expect(short).toContain(
      "because person-1 is a nurse (rule entitlements) and 1,243 more reasons",
    );
    expect(short).not.toContain("person-2");
  });

  it("has the sections that are asked for, in their order", () => {
    const text = formatPlan(smallNight, { sections: ["verdict", "heading"] });
    expect(text.startsWith("Plan ")).toBe(true);
    expect(text).toContain("Guard: STOP.");
    expect(text).not.toContain("What was read");
  });

  it("keeps to its width, words that are longer alone", () => {
    const lines = formatPlan(smallNight, { width: 60, sections: ["operations"] }).split("\n");
    const long = lines.filter((line) => displayWidth(line) > 60);
    expect(long.every((line) => !line.trim().includes(" "))).toBe(true);
  });

  it("says when there is nothing to change, and when all is within the limits", () => {
    const text = formatPlan(planOf([]));
    expect(text).toContain("Nothing to change");
    expect(text).toContain("Guard: allow. The plan is within all limits.");
    expect(text).toContain("approve(plan, { by, at, expires })");
  });

  it("has London's time, in summer too", () => {
    const summer = sealPlan({ ...rest, asOf: "2026-07-01T23:30:00Z" });
    expect(formatPlan(summer)).toContain("2 Jul 2026 00:30 London time");
  });
});

describe("what comes from outside", () => {
  const labelled = (label: string): string =>
    formatPlan(planOf([disable("1", { label })]), { sections: ["operations"] });

  it("cannot move the cursor, break a line or turn the text round", () => {
    const text = labelled("Eve\u001b[2J\r\n\u202e9 directory\u200b");
    expect(text).toContain("Eve\\u{1b}[2J\\u{d}\\u{a}\\u{202e}9 directory\\u{200b}: disable");
  });

  it("keeps its letters, whatever the script", () => {
    expect(labelled("Zoë Ní Bhriain 李 नमस्ते")).toContain("Zoë Ní Bhriain 李 नमस्ते: disable");
  });

  it("never shows the value of an attribute with a secret's name", () => {
    const deltas = [{ attribute: "userPassword", change: "replace" as const, value: "hunter2" }];
    const expects = { exists: true, attributes: { userPassword: "hunter1" } };
    const text = formatPlan(planOf([disable("1", { deltas, expects })]));
    expect(text).toContain("userPassword (not shown) → (not shown)");
    expect(text).not.toContain("hunter");
  });
});

it("shows the people behind the keys that operations refer to", () => {
  const [disabled] = planOf([disable("a")]).operations;
  const operation = {
    ...disabled,
    kind: "update",
    ref: { kind: "account", stable: "a" },
    enabled: undefined,
    expects: { exists: true, attributes: { manager: "key-1" } },
    deltas: [{ attribute: "manager", change: "replace", value: "key-2" }],
  } as UpdateOperation;
  const accountLabels = { directory: { "key-1": "Jane Smith", "key-2": "Chidi Okafor" } };
  const plan = sealPlan({ ...rest, operations: [operation], accountLabels });
  expect(formatPlan(plan, { width: 200 })).toContain("manager Jane Smith → Chidi Okafor");
});
