import fc from "fast-check";
import { expect, test } from "vitest";
import { evidenceKinds } from "../../src/feed/evidence-kinds.ts";
import { evidenceTable } from "../../src/feed/evidence-table.ts";
import { day, now, riskEvents, total } from "./events.ts";

const subjects = ["s0", "s1"];

/** Gives an instant within the last 60 days, always the same for an id. */
function happened(id: string): number {
  return now - Number(id.slice(1)) * 2 * day;
}

test("evidence fades as time goes on, and never grows", () => {
  const times = fc.array(fc.integer({ min: now - 60 * day, max: now + 200 * day }), {
    minLength: 2,
    maxLength: 8,
  });
  fc.assert(
    fc.property(fc.array(riskEvents, { maxLength: 20 }), times, (events, instants) => {
      const table = evidenceTable({ capacity: 64 });
      for (const event of events) table.take(event, now);
      for (const subject of subjects) {
        let before = { bits: Number.POSITIVE_INFINITY, rank: 2 };
        for (const at of instants.toSorted((a, b) => a - b)) {
          const after = total(table.held(subject, at));
          expect(after.bits).toBeLessThanOrEqual(before.bits);
          expect(after.rank).toBeLessThanOrEqual(before.rank);
          before = after;
        }
      }
    }),
  );
});

test("an event lowers neither what is held against anybody nor what that demands, but by its withdrawal", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(riskEvents, fc.boolean()), { maxLength: 40 }),
      fc.integer({ min: 0, max: 30 }),
      (steps, days) => {
        const table = evidenceTable({ capacity: 256 });
        const at = now + days * day;
        for (const [event, isAnswered] of steps) {
          const before = subjects.map((subject) => total(table.held(subject, at)));
          table.take(event, now);
          const after = subjects.map((subject) => total(table.held(subject, at)));
          if (!event.withdrawn) {
            before.forEach(({ bits, rank }, index) => {
              expect(after[index]?.bits).toBeGreaterThanOrEqual(bits - 1e-9);
              expect(after[index]?.rank).toBeGreaterThanOrEqual(rank);
            });
          }
          if (isAnswered) table.answered(event.subject, event.at);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test("the order in which events come, and how often, changes nothing", () => {
  const shuffled = fc
    .array(riskEvents, { maxLength: 12 })
    .chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
      ),
    );
  fc.assert(
    fc.property(shuffled, ([events, again]) => {
      // One kind each, so that none is given up for a stronger one.
      const kinds = Object.keys(evidenceKinds) as (keyof typeof evidenceKinds)[];
      const [one, other] = [events, again].map((all) => {
        const table = evidenceTable({ capacity: 64 });
        for (const event of all) {
          const kind = kinds[Number(event.id.slice(1)) % kinds.length] ?? "alert";
          table.take({ ...event, kind, at: happened(event.id) }, now);
        }
        return subjects.map((subject) => table.held(subject, now));
      });
      expect(other).toEqual(one);
    }),
    { numRuns: 300 },
  );
});

test("its memory is bounded for whatever comes, and it never throws", () => {
  const anyEvent = fc.record({
    id: fc.string({ unit: "binary", maxLength: 8 }),
    subject: fc.constantFrom("s0", "s1", "", "\ud800", "__proto__"),
    kind: fc.oneof(fc.constantFrom(...Object.keys(evidenceKinds)), fc.string()),
    level: fc.oneof(fc.constantFrom("low", "medium", "high"), fc.string()),
    at: fc.double(),
    said: fc.double(),
    withdrawn: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), fc.double(), (events, at) => {
      const table = evidenceTable({ capacity: 8 });
      for (const event of events) {
        table.take(event as never, now);
        expect(table.size).toBeLessThanOrEqual(8);
        for (const { bits } of table.held(event.subject, at)) {
          expect(Number.isFinite(bits) && bits >= 0).toBe(true);
        }
      }
    }),
  );
});
