import { describe, expect, it } from "vitest";
import type { Operation } from "../../src/model/operation.ts";
import type { Approval } from "../../src/plan/approval/approval.ts";
import { type AppliedPlan, explain } from "../../src/plan/explain.ts";
import { sealPlan } from "../../src/plan/seal-plan.ts";
import { formatExplanation } from "../../src/plan/text/format-explanation.ts";
import type { AnyReceipt } from "../../src/plan/undo/receipt.ts";
import { disable, planOf, remove } from "../guard/plans.ts";

const origin = { source: "staff", record: "GO_431_EXP_GOC_20261120_00000042.DAT line 17" };

const created: Operation = {
  ...remove("1", { id: "c1", expects: { exists: false }, classes: ["create"] }),
  kind: "create",
  handle: "h1",
  attributes: { title: "Nurse", mail: "a@example.nhs.uk" },
  enabled: false,
  entitlements: [{ kind: "group", id: "staff" }],
  reasons: [{ rule: "lifecycle: joiner", because: "starts on 23 Nov 2026", origin }],
} as Operation;

const promoted = disable("s1", {
  id: "u1",
  personId: "person-1",
  enabled: true,
  deltas: [
    { attribute: "title", change: "replace", value: "Ward Manager" },
    { attribute: "proxies", change: "add", values: ["p"] },
  ],
  grant: [{ kind: "group", id: "managers" }],
  expects: { exists: true, enabled: false, attributes: { title: "Nurse" } },
  reasons: [
    {
      rule: "title",
      attribute: "title",
      because: "the primary assignment is Ward Manager",
      origin,
    },
    { rule: "lifecycle: active", because: "the first day was 23 Nov 2026" },
  ],
});

const { deltas: _, enabled: __, ref: ___, personId: ____, ...group } = disable("group");
const members: Operation = {
  ...group,
  id: "m1",
  kind: "membership",
  entitlement: { kind: "group", id: "ward-5" },
  grant: [{ kind: "account", stable: "s1" }],
  revoke: [{ kind: "account", stable: "s2" }],
};

const approval: Approval = {
  spec: "rollcall/approval@1",
  planHash: "",
  by: "Ada Okafor",
  at: "2026-11-21T08:00:00Z",
  expires: "2026-11-21T18:00:00Z",
  accepts: ["staff/drop"],
};

function applied(
  operations: readonly Operation[],
  at: string,
  facts: Partial<AnyReceipt> = {},
): AppliedPlan {
  const { hash: _hash, ...rest } = planOf(operations);
  const plan = sealPlan({ ...rest, asOf: at });
  const receipts = operations.map(({ id }) => ({
    operation: id,
    status: "done" as const,
    at,
    ...facts,
  }));
  return { plan, approval: { ...approval, planHash: plan.hash }, receipts };
}

const ref = { kind: "account", stable: "s1" };
const first = applied([created], "2026-11-09T09:00:00Z", { ref });
const second = applied([promoted], "2026-11-23T07:00:00Z");
const third = applied([members], "2026-11-24T07:00:00Z");
const all = [second, third, first];

const sides = (attribute: string, personId = "person-1"): unknown[] =>
  explain({ personId, target: "directory", attribute, applied: all }).changes.map(
    ({ before, after }) => [before, after],
  );

describe("an explanation", () => {
  it("gives the changes of an attribute, the latest first, with all that led to it", () => {
    const { changes } = explain({
      personId: "person-1",
      target: "directory",
      attribute: "title",
      applied: all,
    });
    expect(changes).toEqual([
      {
        at: "2026-11-23T07:00:00Z",
        before: "Nurse",
        after: "Ward Manager",
        reasons: [promoted.reasons[0]],
        operation: "u1",
        planHash: second.plan.hash,
        asOf: "2026-11-23T07:00:00Z",
        policy: "trust",
        approvedBy: "Ada Okafor",
        approvedAt: "2026-11-21T08:00:00Z",
        accepted: ["staff/drop"],
      },
      expect.objectContaining({ before: null, after: "Nurse", operation: "c1" }),
    ]);
  });

  it("is there for the account, its state and its entitlements too", () => {
    expect(sides("account")).toEqual([[false, true]]);
    expect(sides("enabled")).toEqual([
      [false, true],
      [null, false],
    ]);
    expect(sides("group:staff")).toEqual([[false, true]]);
    expect(sides("group:managers")).toEqual([[false, true]]);
    expect(sides("group:other")).toEqual([]);
  });

  it("finds what was written on the entitlement's side, by the account's key", () => {
    expect(sides("group:ward-5")).toEqual([[false, true]]);
    expect(sides("group:ward-5", "person-2")).toEqual([]);
  });

  it("says when a value is not known", () => {
    expect(sides("proxies")).toEqual([[undefined, undefined]]);
  });

  it("leaves out what did not happen, other targets and other people", () => {
    const failed = applied([promoted], "2026-11-23T07:00:00Z", { status: "failed" });
    const given = { personId: "person-1", target: "directory", attribute: "title" };
    expect(explain({ ...given, applied: [failed] }).changes).toEqual([]);
    expect(explain({ ...given, target: "mail", applied: all }).changes).toEqual([]);
    expect(sides("title", "person-2")).toEqual([]);
  });

  it("follows a new account through the plan that makes it", () => {
    const later = { ...promoted, ref: { kind: "account", stable: "new:h1" } };
    const both = applied([created, later, members], "2026-11-09T09:00:00Z", { ref });
    const { changes } = explain({
      personId: "person-1",
      target: "directory",
      attribute: "title",
      applied: [both],
    });
    expect(changes.map(({ operation }) => operation)).toEqual(["u1", "c1"]);
  });
});

describe("an explanation as text", () => {
  it("tells value, time, reason, record, plan and approver", () => {
    const given = { personId: "person-1", target: "directory", attribute: "title" };
    expect(formatExplanation(explain({ ...given, applied: [second] }), { width: 200 })).toBe(
      [
        "title of person-1 in directory, 1 change, the latest first",
        '  23 Nov 2026 07:00: "Nurse" → "Ward Manager"',
        "    because the primary assignment is Ward Manager (rule title; staff: GO_431_EXP_GOC_20261120_00000042.DAT line 17)",
        `    plan ${second.plan.hash.slice(0, 12)} of 23 Nov 2026 07:00, policy trust; approved by Ada Okafor on 21 Nov 2026 08:00, accepting staff/drop`,
        "",
      ].join("\n"),
    );
  });

  it("says when nothing that was kept has changed it", () => {
    const given = { personId: "p", target: "directory", attribute: "title" };
    expect(formatExplanation(explain({ ...given, applied: [] }))).toBe(
      "title of p in directory: no plan that was kept has changed it.\n",
    );
  });
});
