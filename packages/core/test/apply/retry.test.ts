import { expect, test } from "vitest";
import { nextStep, type TriedSoFar } from "../../src/apply/retry.ts";
import { ConnectorError, type ConnectorErrorFacts } from "../../src/errors.ts";

const after = (facts: ConnectorErrorFacts, more: Partial<TriedSoFar> = {}): unknown =>
  nextStep({
    error: new ConnectorError(facts),
    attempts: 1,
    waited: 0,
    reopened: false,
    random: 0.5,
    ...more,
  });

test("waits double with full jitter, up to a minute", () => {
  const waits = [1, 2, 3, 4].map((attempts) => after({ code: "unavailable" }, { attempts }));
  expect(waits).toEqual(
    [250, 500, 1000, 2000].map((milliseconds) => ({ next: "wait", milliseconds })),
  );
  expect(after({ code: "throttled" }, { random: 0 })).toEqual({ next: "wait", milliseconds: 0 });
});

test("a wait that the target asks for is kept to, unless it is longer than all waits may be", () => {
  const facts = { code: "throttled", retry: { after: 90_000 } } as const;
  expect(after(facts)).toEqual({ next: "wait", milliseconds: 90_000 });
  expect(after(facts, { waited: 550_000 })).toEqual({ next: "fail" });
  expect(after({ code: "throttled", retry: { after: 86_400_000 } })).toEqual({ next: "fail" });
});

test.each<[ConnectorErrorFacts, Partial<TriedSoFar>, string]>([
  [{ code: "invalid-value" }, {}, "fail"],
  [{ code: "unavailable" }, { attempts: 5 }, "fail"],
  [{ code: "unavailable", scope: "system" }, { attempts: 5 }, "stop"],
  [{ code: "unavailable", scope: "system" }, {}, "wait"],
  [{ code: "permission-denied", scope: "system" }, {}, "stop"],
  [{ code: "auth-failed" }, {}, "stop"],
  [{ code: "auth-failed", scope: "session" }, {}, "reopen"],
  [{ code: "unavailable", scope: "session" }, { reopened: true }, "stop"],
  [{ code: "precondition-failed" }, {}, "skip"],
  [{ code: "version-conflict", retry: "now" }, {}, "skip"],
  [{ code: "internal", retry: "now" }, {}, "wait"],
])("after %o with %o the next step is to %s", (facts, more, next) => {
  expect(after(facts, more)).toMatchObject({ next });
});
