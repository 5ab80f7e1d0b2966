import { expect, test } from "vitest";
import { evidenceTable } from "../../src/feed/evidence-table.ts";
import { day, now, riskEvent } from "./events.ts";

test("a person who clicked is challenged at the next sign-in, and nobody else is", () => {
  const table = evidenceTable();
  expect(table.take(riskEvent(), now)).toBe("counted");
  expect(table.held("s1", now + 60_000)).toEqual([
    {
      source: "mail-link-clicked",
      bits: expect.closeTo(6, 2),
      strength: "demanding",
      reason: "The person opened a link that leads to a page for stealing passwords.",
      facts: { events: 1 },
    },
  ]);
  expect(table.held("s2", now)).toEqual([]);
});

test("evidence halves with its half-life, demands nothing below a bit, and is forgotten in the end", () => {
  const table = evidenceTable();
  table.take(riskEvent(), now);
  const after = (days: number) => table.held("s1", now + days * day)[0];
  expect(after(3)?.bits).toBeCloseTo(3);
  expect(after(6)?.bits).toBeCloseTo(1.5);
  expect(after(7)?.strength).toBe("demanding");
  expect(after(8)?.strength).toBe("statistical");
  expect(after(17)).toBeDefined();
  expect(after(18)).toBeUndefined();
});

test("who passed a second factor is not challenged again for what happened before, and it still counts", () => {
  const table = evidenceTable();
  table.take(riskEvent(), now);
  table.answered("s1", now + 60_000);
  expect(table.held("s1", now + 120_000)).toMatchObject([
    { strength: "statistical", bits: expect.closeTo(6, 1) },
  ]);
  table.take(riskEvent({ id: "m2", at: now + 180_000 }), now + 180_000);
  expect(table.held("s1", now + 240_000)).toMatchObject([{ strength: "demanding" }]);
});

test("an answer counts for nothing that happens after it, and for nothing conclusive", () => {
  const table = evidenceTable();
  table.take(riskEvent(), now);
  table.answered("s1", now - 1);
  expect(table.held("s1", now)).toMatchObject([{ strength: "demanding" }]);
  table.take(riskEvent({ id: "a1", kind: "alert-compromised" }), now);
  table.answered("s1", now);
  expect(table.held("s1", now).at(-1)).toMatchObject({ strength: "conclusive" });
});

test("four answered clicks do not hide a fifth that is not", () => {
  const table = evidenceTable();
  for (const id of ["m1", "m2", "m3", "m4"]) table.take(riskEvent({ id }), now);
  table.answered("s1", now);
  expect(table.take(riskEvent({ id: "m5", at: now - day }), now)).toBe("counted");
  expect(table.held("s1", now)).toMatchObject([{ strength: "demanding" }]);
});

test("an event that comes twice counts once; of several of one kind each next counts half", () => {
  const table = evidenceTable();
  expect(table.take(riskEvent(), now)).toBe("counted");
  expect(table.take(riskEvent(), now)).toBe("known");
  expect(table.size).toBe(1);
  table.take(riskEvent({ id: "m2" }), now);
  expect(table.held("s1", now)).toMatchObject([{ bits: 9, facts: { events: 2 } }]);
  for (let index = 3; index < 20; index++) table.take(riskEvent({ id: `m${index}` }), now);
  expect(table.held("s1", now)).toMatchObject([{ bits: 10.5, facts: { events: 3 } }]);
  expect(table.size).toBe(4);
});

test("a withdrawal takes an event back, also when it comes first", () => {
  const table = evidenceTable();
  table.take(riskEvent(), now);
  expect(table.take(riskEvent({ withdrawn: true, said: now + 1 }), now + 1)).toBe("withdrawn");
  expect(table.held("s1", now + 1)).toEqual([]);
  expect(table.take(riskEvent({ id: "m2", withdrawn: true, said: now + 1 }), now)).toBe(
    "withdrawn",
  );
  expect(table.take(riskEvent({ id: "m2" }), now)).toBe("known");
  expect(table.held("s1", now + 1)).toEqual([]);
});

test("of two words of the same instant the withdrawal holds, whichever comes first", () => {
  for (const words of [
    [riskEvent(), riskEvent({ withdrawn: true })],
    [riskEvent({ withdrawn: true }), riskEvent()],
  ]) {
    const table = evidenceTable();
    for (const word of words) table.take(word, now);
    expect(table.held("s1", now)).toEqual([]);
  }
});

test("a later word brings an event back", () => {
  const table = evidenceTable();
  table.take(riskEvent({ withdrawn: true, said: now + 1 }), now);
  expect(table.take(riskEvent({ said: now + 2 }), now + 2)).toBe("counted");
  expect(table.held("s1", now + 2)).toHaveLength(1);
});

test("a later word may raise an event and never lowers it", () => {
  const table = evidenceTable();
  table.take(riskEvent({ kind: "alert", level: "low" }), now);
  table.take(riskEvent({ kind: "alert", level: "high", said: now + 1 }), now);
  table.take(riskEvent({ kind: "alert", level: "low", said: now + 2 }), now);
  expect(table.held("s1", now)).toMatchObject([{ source: "alert", bits: 5 }]);
  table.take(riskEvent({ kind: "alert-compromised", said: now + 3 }), now);
  expect(table.held("s1", now)).toMatchObject([
    { source: "alert-compromised", bits: 16, strength: "conclusive" },
  ]);
});

test("an event from the future counts as of now, one that is not at any time too", () => {
  const table = evidenceTable();
  table.take(riskEvent({ at: now + 400 * day }), now);
  expect(table.held("s1", now + 3 * day)[0]?.bits).toBeCloseTo(3);
  table.take(riskEvent({ subject: "s2", at: Number.NaN, said: Number.NaN }), now);
  expect(table.held("s2", now + 3 * day)[0]?.bits).toBeCloseTo(3);
});

test("an event that is too old to count takes no room", () => {
  const table = evidenceTable();
  expect(table.take(riskEvent({ at: now - 60 * day }), now)).toBe("faded");
  expect(table.size).toBe(0);
});

test("an event of a low level demands nothing", () => {
  const table = evidenceTable();
  table.take(riskEvent({ kind: "entra-anomalousToken", level: "low" }), now);
  expect(table.held("s1", now)).toMatchObject([{ strength: "statistical", bits: 2 }]);
});

test("what it holds is bounded, and a flood of weak events displaces no strong one", () => {
  const table = evidenceTable({ capacity: 100 });
  for (let index = 0; index < 50; index++) {
    table.take(riskEvent({ id: `c${index}`, subject: `clicked${index}` }), now);
  }
  for (let index = 0; index < 5000; index++) {
    const subject = `s${index % 1000}`;
    table.take(riskEvent({ id: `m${index}`, subject, kind: "mail-phish-delivered" }), now + index);
  }
  expect(table.size).toBe(100);
  expect(table.forgotten).toBeGreaterThan(0);
  for (let index = 0; index < 50; index++) {
    expect(table.held(`clicked${index}`, now + 5000)).toMatchObject([{ strength: "demanding" }]);
  }
  expect(table.take(riskEvent({ id: "last", subject: "last" }), now + 5000)).toBe("counted");
  expect(table.held("last", now + 5000)).toHaveLength(1);
});

test("where all that it holds is as strong, a newcomer finds no room, and that is counted", () => {
  const table = evidenceTable({ capacity: 2 });
  table.take(riskEvent({ subject: "s1" }), now);
  table.take(riskEvent({ subject: "s2" }), now);
  expect(table.take(riskEvent({ subject: "s3" }), now)).toBe("full");
  expect(table.forgotten).toBe(1);
});

test("what has faded makes room", () => {
  const table = evidenceTable({ capacity: 2 });
  table.take(riskEvent({ subject: "s1" }), now);
  table.take(riskEvent({ subject: "s2" }), now);
  const later = now + 30 * day;
  expect(table.take(riskEvent({ subject: "s3", at: later }), later)).toBe("counted");
  expect(table.size).toBeLessThanOrEqual(2);
  expect(table.forgotten).toBe(0);
  expect(table.held("s3", later)).toHaveLength(1);
});

test("a capacity that makes no sense is refused", () => {
  for (const capacity of [0, 1.5, Number.NaN, 2 ** 40]) {
    expect(() => evidenceTable({ capacity })).toThrow(
      expect.objectContaining({ code: "invalid-options" }),
    );
  }
});
