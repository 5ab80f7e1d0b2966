import type { Assignment, Lifecycle, Person } from "@rollcall/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { closings } from "../stage/closings.ts";
import { targetContents } from "../stage/contents.ts";
import { employee, hospital, opening } from "../stage/hospital.ts";
import { live, planFor } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import type { Stage } from "../stage/stage.ts";
import { later } from "../stage/steps.ts";

/** Days before and after the hospital opens. */
const day = fc
  .integer({ min: -400, max: 400 })
  .map((days) => new Date(Date.parse(opening) + days * 86_400_000).toISOString().slice(0, 10));

const post = fc.record({
  start: day,
  end: fc.option(day, { nil: undefined }),
  status: fc.constantFrom<Assignment["status"]>("active", "active", "absent", "suspended", "ended"),
  primary: fc.boolean(),
});
const lifecycle: fc.Arbitrary<Lifecycle> = fc.record({
  whileAbsent: fc.constantFrom("enabled" as const, "disabled" as const),
  whileSuspended: fc.constantFrom("enabled" as const, "disabled" as const),
  retainDays: fc.constantFrom("forever" as const, 30, 200),
  createDaysBefore: fc.constantFrom(0, 30),
  graceDays: fc.constantFrom(0, 60),
});
const staff = fc.array(
  fc.array(fc.record({ post, stays: fc.boolean() }), { minLength: 1, maxLength: 4 }),
  { minLength: 1, maxLength: 12 },
);

interface Vanishing {
  readonly people: readonly Person[];
  /** The same people in the same order without the posts that vanish. */
  readonly left: readonly Person[];
}

function vanishing(drawn: typeof staff extends fc.Arbitrary<infer T> ? T : never): Vanishing {
  const personOf = (at: number, onlyLeft: boolean): Person => {
    const { assignments, ...rest } = employee(at);
    const posts = (drawn[at] ?? []).flatMap(({ post, stays }, index) =>
      stays || !onlyLeft ? { ...assignments[0], ...post, id: `a${at}-${index}` } : [],
    );
    return { ...rest, assignments: posts as Assignment[] };
  };
  return {
    people: drawn.map((_, at) => personOf(at, false)),
    left: drawn.map((_, at) => personOf(at, true)),
  };
}

function putAll({ source }: Stage, people: readonly Person[]): void {
  for (const person of people) source.staff.put(person);
}

const mode = fc.constantFrom("full" as const, "changes" as const);

test("whatever posts vanish from the record without an end, nobody's account is closed or deleted for it", {
  timeout: patience,
}, async () => {
  let vanished = 0;
  await fc.assert(
    fc.asyncProperty(staff, lifecycle, mode, async (drawn, lifecycle, mode) => {
      const stage = await hospital({ people: 12, lifecycle });
      const { people, left } = vanishing(drawn);
      putAll(stage, people);
      await live(stage, { asOf: opening });
      const before = targetContents(stage.targets);
      putAll(stage, left);
      vanished += people.flatMap(postsOf).length - left.flatMap(postsOf).length;
      const { plan } = await live(stage, { asOf: opening, mode });
      expect(closings(plan)).toEqual([]);
      putAll(stage, people);
      await live(stage, { asOf: opening, mode });
      expect(targetContents(stage.targets)).toEqual(before);
      expect((await planFor(stage, { asOf: opening, mode: "full" })).operations).toEqual([]);
    }),
    runs(150),
  );
  expect(vanished).toBeGreaterThan(150);
});

test("who is left with posts that were over before the account's own vanished is not closed on any later day", {
  timeout: patience,
}, async () => {
  let kept = 0;
  const days = fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), mode), {
    minLength: 1,
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(staff, lifecycle, days, async (drawn, lifecycle, days) => {
      const stage = await hospital({ people: 12, lifecycle });
      const { people, left } = vanishing(drawn);
      putAll(stage, people);
      await live(stage, { asOf: opening });
      const before = targetContents(stage.targets);
      const safe = left.filter(
        (person, at) => before[`directory k${at}`]?.enabled && isOver(person),
      );
      kept += safe.length;
      putAll(stage, left);
      let asOf: string = opening;
      for (const [passed, mode] of days) {
        asOf = later(asOf, passed);
        const { plan } = await live(stage, { asOf, mode });
        const closed = new Set(closings(plan).map(({ personId }) => personId));
        expect(safe.filter(({ id }) => closed.has(id))).toEqual([]);
      }
    }),
    runs(150),
  );
  expect(kept).toBeGreaterThan(50);
});

function postsOf({ assignments }: Person): readonly Assignment[] {
  return assignments;
}

/** Tells whether all posts were over before the longest grace began: such a person's account is open for another one. */
function isOver({ assignments }: Person): boolean {
  const before = later(opening, -61).slice(0, 10);
  return assignments.every(({ start, end }) => end !== undefined && start <= end && end < before);
}
