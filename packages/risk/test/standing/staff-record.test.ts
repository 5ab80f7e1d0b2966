import fc from "fast-check";
import { expect, test } from "vitest";
import { staffRecord } from "../../src/standing/staff-record.ts";
import { standingAt } from "../../src/standing/standing-at.ts";
import { holderOf, post } from "./posts.ts";

const now = Date.parse("2026-11-21T12:00:00Z");

test("somebody whom the record does not have is unknown, and so is somebody who was forgotten", () => {
  const record = staffRecord();
  expect(record.standing("s1", now)).toBe("unknown");
  record.put("s1", holderOf(post()));
  expect(record.standing("s1", now)).toBe("in-post");
  record.forget("s1");
  expect(record.standing("s1", now)).toBe("unknown");
});

test("a change of the record counts at once", () => {
  const record = staffRecord();
  record.put("s1", holderOf(post()));
  expect(record.standing("s1", now)).toBe("in-post");
  record.put("s1", holderOf(post({ end: "2026-11-10" })));
  expect(record.standing("s1", now)).toBe("left");
  record.put("s1", holderOf(post()));
  expect(record.standing("s1", now)).toBe("in-post");
});

test("posts out of scope do not count", () => {
  const record = staffRecord({ scope: ({ organisation }) => organisation.ods === "R0A" });
  record.put("s1", holderOf(post({ organisation: { ods: "R0B" } })));
  expect(record.standing("s1", now)).toBe("unknown");
});

test("hours that make no sense are refused", () => {
  for (const lastShiftHours of [-1, 19, Number.NaN]) {
    expect(() => staffRecord({ lastShiftHours })).toThrow(
      expect.objectContaining({ code: "invalid-options" }),
    );
  }
});

test("what is remembered of a standing is what would be worked out anew, in any order of instants", () => {
  const from = Date.parse("2025-06-01T00:00:00Z");
  const to = Date.parse("2028-01-01T00:00:00Z");
  const date = fc
    .integer({ min: from, max: to })
    .map((at) => new Date(at).toISOString().slice(0, 10));
  const assignment = fc
    .record({
      start: date,
      end: fc.option(date, { nil: undefined }),
      lastWorkingDay: fc.option(date, { nil: undefined }),
      status: fc.constantFrom("accepted", "active", "absent", "suspended", "ended"),
    })
    .map((change) => post(change));
  fc.assert(
    fc.property(
      fc.array(assignment, { maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(8), fc.integer({ min: -48, max: 72 })), {
        minLength: 2,
        maxLength: 12,
      }),
      (posts, turns) => {
        // Near the days on which something changes, where it would go wrong.
        const days = posts.flatMap((each) => [each.start, each.end, each.lastWorkingDay]);
        const instants = turns.map(([index, hours]) => {
          const day = days[index % days.length] ?? "2026-11-21";
          return Date.parse(day) + hours * 3_600_000;
        });
        const record = staffRecord();
        record.put("s1", holderOf(...posts));
        for (const at of instants) {
          expect(record.standing("s1", at)).toBe(standingAt(posts, at).standing);
        }
        for (const at of instants.toSorted((a, b) => a - b)) {
          expect(record.standing("s1", at)).toBe(standingAt(posts, at).standing);
        }
      },
    ),
    { numRuns: 200 },
  );
});
