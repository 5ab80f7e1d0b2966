import fc from "fast-check";
import { expect, test } from "vitest";
import type { Assignment } from "../../src/model/person.ts";
import type { Lifecycle } from "../../src/policy/policy.ts";
import { standing } from "../../src/policy/standing.ts";
import { addDays } from "../../src/policy/time.ts";
import { holderOf, post } from "./people.ts";

// Around both days on which the clocks change, and a leap day.
const day = fc.integer({ min: 0, max: 600 }).map((count) => addDays("2026-10-01", count));
const posts = fc.array(
  fc.record(
    {
      start: day,
      end: day,
      lastWorkingDay: day,
      status: fc.constantFrom<Assignment["status"][]>(
        "accepted",
        "active",
        "absent",
        "suspended",
        "ended",
      ),
      primary: fc.boolean(),
    },
    { requiredKeys: ["start", "status", "primary"] },
  ),
  { maxLength: 3 },
);
const lifecycles: fc.Arbitrary<Lifecycle> = fc.record({
  createDaysBefore: fc.nat(20),
  lastDay: fc.constantFrom<NonNullable<Lifecycle["lastDay"]>[]>(
    "earlier",
    "last-working-day",
    "end",
  ),
  graceDays: fc.nat(10),
  retainDays: fc.oneof(fc.nat(60), fc.constant("forever" as const)),
});

test("a standing stays as it is until changesOn, and differs on that day", () => {
  fc.assert(
    fc.property(posts, lifecycles, day, (changes, lifecycle, today) => {
      const person = holderOf(
        ...changes.map((change, index) => post({ ...change, id: `a${index}` })),
      );
      const on = (date: string) => {
        const { state, hold, assignments } = standing(person, { lifecycle, today: date });
        return { state, hold, ids: assignments.map(({ id }) => id) };
      };
      const now = on(today);
      const { changesOn } = standing(person, { lifecycle, today });
      const until = changesOn ?? addDays(today, 700);
      expect(until > today).toBe(true);
      for (let date = addDays(today, 1); date < until; date = addDays(date, 1)) {
        expect(on(date), date).toEqual(now);
      }
      if (changesOn !== undefined) expect(on(changesOn)).not.toEqual(now);
    }),
    { numRuns: 120 },
  );
});

test("the order of the posts means nothing", () => {
  fc.assert(
    fc.property(posts, lifecycles, day, (changes, lifecycle, today) => {
      const held = changes.map((change, index) => post({ ...change, id: `a${index}` }));
      const forward = standing(holderOf(...held), { lifecycle, today });
      expect(standing(holderOf(...held.toReversed()), { lifecycle, today })).toEqual(forward);
    }),
  );
});

test("an account never expires while a post is open, ahead, or unclear", () => {
  fc.assert(
    fc.property(posts, lifecycles, day, (changes, lifecycle, today) => {
      const held = changes.map((change, index) => post({ ...change, id: `a${index}` }));
      const { state } = standing(holderOf(...held), { lifecycle, today });
      const lives = held.some(
        ({ status, start, end }) =>
          status !== "ended" && (start > today || end === undefined || end >= today),
      );
      const leaves = held.every(({ lastWorkingDay }) => lastWorkingDay === undefined);
      if (lives && leaves) expect(state).not.toBe("expired");
    }),
  );
});
