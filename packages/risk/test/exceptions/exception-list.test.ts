import { expect, test } from "vitest";
import { decide } from "../../src/decision/decide.ts";
import type { Contribution } from "../../src/evidence/contribution.ts";
import { exceptionList } from "../../src/exceptions/exception-list.ts";
import type { ExceptionReport } from "../../src/exceptions/find-exception.ts";
import { given, now } from "./exceptions.ts";

function listed(...exceptions: readonly Record<string, unknown>[]) {
  const reports: ExceptionReport[] = [];
  const find = exceptionList({ exceptions, report: (each) => reports.push(each) });
  return { reports, at: (at: number, subject = "s1") => find({ id: "e1", subject, at }) };
}

test("an exception holds from its beginning until just before its end, and every use is reported", () => {
  const { at, reports } = listed(given());
  const from = Date.parse("2026-11-01T00:00:00Z");
  const until = Date.parse("2026-12-01T00:00:00Z");
  expect(at(from)).toEqual({ id: "x-1", kind: "break-glass", until, atMost: "allow" });
  expect(at(until - 1)).toBeDefined();
  expect(reports).toEqual([
    expect.objectContaining({ exception: "x-1", state: "held", event: "e1", at: from }),
    expect.objectContaining({ state: "held", owner: "Head of IT operations" }),
  ]);
});

test("one that is over or has not begun does nothing, and is reported", () => {
  const { at, reports } = listed(given());
  expect(at(Date.parse("2026-12-01T00:00:00Z"))).toBeUndefined();
  expect(at(Date.parse("2026-10-31T23:59:59Z"))).toBeUndefined();
  expect(at(Number.NaN)).toBeUndefined();
  expect(reports.map(({ state }) => state)).toEqual(["expired", "not-yet", "not-yet"]);
});

test("other accounts have no part in it", () => {
  const { at, reports } = listed(given());
  expect(at(now, "s2")).toBeUndefined();
  expect(reports).toEqual([]);
});

test("of several that hold, the first of the list does, and all are reported", () => {
  const { at, reports } = listed(
    given({ id: "old", until: "2026-11-02T00:00:00Z" }),
    given({ id: "first", lifts: ["anonymiser"] }),
    given({ id: "second" }),
  );
  expect(at(now)).toMatchObject({ id: "first", lifts: ["anonymiser"] });
  expect(reports.map(({ exception, state }) => [exception, state])).toEqual([
    ["old", "expired"],
    ["first", "held"],
    ["second", "held"],
  ]);
});

test("a list with a wrong entry, or with two of one id, is refused as a whole", () => {
  expect(() => listed(given(), given())).toThrow(expect.objectContaining({ code: "not-unique" }));
  expect(() => listed(given({ owner: "" }))).toThrow(
    expect.objectContaining({ code: "invalid-value" }),
  );
});

function evidence(source: string, strength: Contribution["strength"]): Contribution {
  return { source, bits: 4, strength, reason: "Why.", facts: {} };
}

test("an exception turns a challenge into an allowance, hides nothing, and never lets a leaver in unless it says so", () => {
  const applied = listed(given()).at(now);
  const challenge = [evidence("anonymiser", "demanding")];
  const block = [...challenge, evidence("after-leaving", "conclusive")];
  const rule = (contributions: readonly Contribution[], exception = applied) =>
    decide({ contributions, challengeAt: 8, ...exception });
  expect(rule(challenge)).toMatchObject({ outcome: "allow", withoutException: "challenge" });
  expect(rule(challenge).contributions).toHaveLength(1);
  expect(rule(block).outcome).toBe("block");
  const saysSo = listed(given({ lifts: ["after-leaving", "anonymiser"] })).at(now);
  expect(rule(block, saysSo)).toMatchObject({ outcome: "allow", withoutException: "block" });
  expect(rule(block, saysSo).contributions).toHaveLength(2);
});
