import type { Assignment } from "@rollcall/core";
import { expect, test } from "vitest";
import { type StandingAtOptions, standingAt } from "../../src/standing/standing-at.ts";
import { post } from "./posts.ts";

function stands(at: string, posts: readonly Assignment[], options?: StandingAtOptions): string {
  return standingAt(posts, Date.parse(at), options).standing;
}

const noon = "2026-11-21T12:00:00Z";

test("a person with an open post is in post", () => {
  expect(stands(noon, [post()])).toBe("in-post");
});

test("a leaver is in post on the last day, has just left in the night and the morning after, then has left", () => {
  const leaver = [post({ end: "2026-11-20" })];
  expect(stands("2026-11-20T23:59:59Z", leaver)).toBe("in-post");
  expect(stands("2026-11-21T00:00:00Z", leaver)).toBe("just-left");
  expect(stands("2026-11-21T03:00:00Z", leaver)).toBe("just-left");
  expect(stands("2026-11-21T11:59:59Z", leaver)).toBe("just-left");
  expect(stands("2026-11-21T12:00:00Z", leaver)).toBe("left");
  expect(stands("2027-06-01T12:00:00Z", leaver)).toBe("left");
});

test("the hours of the last night shift are an option", () => {
  const leaver = [post({ end: "2026-11-20" })];
  expect(stands("2026-11-21T00:00:00Z", leaver, { lastShiftHours: 0 })).toBe("left");
  expect(stands("2026-11-21T08:00:00Z", leaver, { lastShiftHours: 8 })).toBe("left");
  expect(stands("2026-11-21T07:59:00Z", leaver, { lastShiftHours: 8 })).toBe("just-left");
});

test("days are London's: a last day in summer ends at 23:00 UTC", () => {
  const leaver = [post({ end: "2026-06-30" })];
  const atOnce = { lastShiftHours: 0 };
  expect(stands("2026-06-30T22:59:59Z", leaver, atOnce)).toBe("in-post");
  expect(stands("2026-06-30T23:00:00Z", leaver, atOnce)).toBe("left");
});

test("the night on which the clocks change has a last shift of as many hours", () => {
  for (const [end, midnight] of [
    ["2026-03-28", "2026-03-29T00:00:00Z"],
    ["2026-10-24", "2026-10-24T23:00:00Z"],
  ] as const) {
    const leaver = [post({ end })];
    const start = Date.parse(midnight);
    expect(standingAt(leaver, start - 1).standing).toBe("in-post");
    expect(standingAt(leaver, start).standing).toBe("just-left");
    expect(standingAt(leaver, start + 12 * 3_600_000 - 1).standing).toBe("just-left");
    expect(standingAt(leaver, start + 12 * 3_600_000).standing).toBe("left");
  }
});

test("the earlier of last working day and end counts, unless the policy says otherwise", () => {
  const onLeave = [post({ lastWorkingDay: "2026-11-10", end: "2026-11-30" })];
  expect(stands(noon, onLeave)).toBe("left");
  expect(stands(noon, onLeave, { lifecycle: { lastDay: "end" } })).toBe("in-post");
});

test("a termination that was taken back is none", () => {
  expect(stands(noon, [post({ end: "2026-11-10" })])).toBe("left");
  expect(stands(noon, [post()])).toBe("in-post");
});

test("maternity and other leave is absence, not leaving", () => {
  expect(stands(noon, [post({ status: "absent", statusReason: "Maternity" })])).toBe("absent");
});

test("of two posts one that is open is enough, and absence needs both", () => {
  const ended = post({ id: "a2", end: "2026-01-31", status: "ended", primary: false });
  const away = post({ id: "a2", status: "absent", primary: false });
  expect(stands(noon, [post(), ended])).toBe("in-post");
  expect(stands(noon, [post(), away])).toBe("in-post");
  expect(stands(noon, [post({ status: "absent" }), away])).toBe("absent");
});

test("one suspended post among several is enough", () => {
  const other = post({ id: "a2", primary: false });
  expect(stands(noon, [post({ status: "suspended" }), other])).toBe("suspended");
});

test("an applicant and an offer that is only accepted have not started, on the first day neither", () => {
  const offer = post({ start: "2026-12-01", status: "accepted" });
  expect(stands(noon, [offer])).toBe("not-started");
  expect(stands("2026-12-01T09:00:00Z", [offer])).toBe("not-started");
  expect(stands("2026-12-01T09:00:00Z", [post({ start: "2026-12-01" })])).toBe("in-post");
  expect(stands("2026-11-30T23:59:00Z", [post({ start: "2026-12-01" })])).toBe("not-started");
});

test("who retires and returns has left in between, also in the last days before the return", () => {
  const posts = [
    post({ end: "2026-10-31", status: "ended" }),
    post({ id: "a2", start: "2026-11-25" }),
  ];
  expect(stands("2026-10-31T12:00:00Z", [post({ end: "2026-10-31" })])).toBe("in-post");
  expect(stands(noon, posts)).toBe("left");
  expect(stands("2026-11-24T12:00:00Z", posts)).toBe("left");
  expect(stands("2026-11-25T00:00:00Z", posts)).toBe("in-post");
});

test("a suspension that ends with the post is not followed by a last shift", () => {
  const posts = [post({ status: "suspended", end: "2026-11-20" })];
  expect(stands("2026-11-20T12:00:00Z", posts)).toBe("suspended");
  expect(stands("2026-11-21T03:00:00Z", posts)).toBe("left");
});

test("no post at all, a record that contradicts itself, and no instant are unknown", () => {
  expect(stands(noon, [])).toBe("unknown");
  expect(stands(noon, [post({ start: "2026-11-01", end: "2026-10-01" })])).toBe("unknown");
  expect(stands(noon, [post({ start: "2026-02-30" })])).toBe("unknown");
  for (const at of [Number.NaN, Number.POSITIVE_INFINITY, -1, 9e15]) {
    expect(standingAt([post()], at).standing).toBe("unknown");
  }
});
