import { describe, expect, it } from "vitest";
import type { Operation } from "../../src/model/operation.ts";
import { asPercent, counted, withThousands } from "../../src/plan/text/count.ts";
import { countLines } from "../../src/plan/text/counts.ts";
import { formatReceipts } from "../../src/plan/text/format-receipts.ts";
import { findTemporaries } from "../../src/plan/text/temporary.ts";
import { displayWidth, padTo, wrapText } from "../../src/plan/text/width.ts";
import type { AnyReceipt } from "../../src/plan/undo/receipt.ts";
import { disable, planOf } from "../guard/plans.ts";
import { smallNight } from "./plan-fixture.ts";

describe("the table of counts", () => {
  it("lines up in a terminal with wide characters and combining marks", () => {
    const targets = ["directory", "病院", "cafe\u0301", "👩‍⚕️ mail"];
    const counts = targets.flatMap((target, index) => [
      { target, changeClass: "create" as const, count: 10 ** index, population: 20_113 },
      { target, changeClass: "delete" as const, count: 0, population: 20_113 },
    ]);
    const rows = countLines(counts)
      .slice(1)
      .map(({ text }) => text);
    expect(new Set(rows.map(displayWidth)).size).toBe(1);
    expect(rows[0]).toBe("  target     accounts  create");
    expect(rows[2]).toBe("  病院         20,113      10");
    expect(rows[3]).toBe("  cafe\u0301         20,113     100");
  });

  it("is left out when nothing changes", () => {
    expect(countLines([{ target: "a", changeClass: "create", count: 0, population: 5 }])).toEqual(
      [],
    );
  });
});

describe("text", () => {
  it("is measured in columns", () => {
    expect(displayWidth("abc")).toBe(3);
    expect(displayWidth("e\u0301")).toBe(1);
    expect(displayWidth("李")).toBe(2);
    expect(displayWidth("한국")).toBe(4);
    expect(displayWidth("👩‍⚕️")).toBe(2);
    expect(padTo("李", 4, "before")).toBe("  李");
  });

  it("is wrapped at spaces, with a hanging indent", () => {
    expect(wrapText("  one two three", 9, 4)).toEqual(["  one two", "    three"]);
    expect(wrapText("unbreakable", 4, 2)).toEqual(["unbreakable"]);
  });

  it("has its nouns in the right number", () => {
    expect(counted(0, "account")).toBe("0 accounts");
    expect(counted(1, "account")).toBe("1 account");
    expect(counted(1_234_567, "account")).toBe("1,234,567 accounts");
    expect(counted(2, "canary", "canaries")).toBe("2 canaries");
    expect(withThousands(999)).toBe("999");
    expect(asPercent(1 / 3)).toBe("0.33%");
  });
});

describe("temporary steps", () => {
  it("are found where a later step of the same account sets the same attribute again", () => {
    expect([...findTemporaries(smallNight.operations).keys()]).toEqual(["o3"]);
  });

  it("are none where two accounts, or two attributes, are set once each", () => {
    const set = (id: string, key: string, attribute: string): Operation =>
      disable(key, { id, deltas: [{ attribute, change: "replace", value: "v" }] });
    const once = [set("a", "1", "mail"), set("b", "2", "mail"), set("c", "1", "title")];
    expect(findTemporaries(once).size).toBe(0);
  });
});

describe("receipts as text", () => {
  const receipt = (operation: string, facts: Partial<AnyReceipt> = {}): AnyReceipt => ({
    operation,
    status: "done",
    at: "2026-11-21T09:00:00Z",
    ...facts,
  });

  it("are summed up, with what was not carried out and what else happened", () => {
    const plan = planOf(["1", "2", "3", "4", "5", "6"].map((key) => disable(key)));
    const receipts = [
      receipt("disable-1", { sideEffects: [{ what: "sessions were ended" }] }),
      receipt("disable-2", { status: "already" }),
      receipt("disable-3", { status: "rejected", problem: "it is on legal hold" }),
      receipt("disable-4", { status: "skipped", reason: "the account was changed since" }),
      receipt("disable-5", { status: "failed", error: { message: "no answer" } }),
    ];
    expect(formatReceipts(receipts, { plan })).toBe(
      [
        "5 operations: 1 done, 1 already so, 1 skipped, 1 rejected, 1 failed.",
        "1 operation of the plan has no receipt: not reached yet.",
        "  rejected  directory  Person 3: it is on legal hold",
        "  skipped  directory  Person 4: the account was changed since",
        "  failed  directory  Person 5: no answer",
        "  side effect  directory  Person 1: sessions were ended",
        "",
      ].join("\n"),
    );
  });

  it("need no plan", () => {
    expect(formatReceipts([receipt("o1")])).toBe("1 operation: 1 done.\n");
    expect(formatReceipts([])).toBe("0 operations.\n");
    const failed = receipt("o1", { status: "failed", target: "mail", label: "Jane" });
    expect(formatReceipts([failed])).toContain("failed  mail  Jane: no reason given");
  });
});
