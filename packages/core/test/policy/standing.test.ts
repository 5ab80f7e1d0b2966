import { expect, test } from "vitest";
import type { Assignment } from "../../src/model/person.ts";
import type { Lifecycle, Standing } from "../../src/policy/policy.ts";
import { type StandingOptions, standing } from "../../src/policy/standing.ts";
import { holderOf, post } from "./people.ts";

const today = "2026-11-21";

function stands(
  posts: readonly Assignment[],
  options: Partial<StandingOptions> = {},
): Pick<Standing, "state" | "hold" | "changesOn" | "because"> {
  return standing(holderOf(...posts), { today, ...options });
}

test("a joiner is future until the account is due, prepared until the first day, then active", () => {
  const joiner = post({ start: "2026-12-15" });
  expect(stands([joiner], { today: "2026-11-30" })).toMatchObject({
    state: "future",
    changesOn: "2026-12-01",
    because: "starts on 15 Dec 2026, account due on 1 Dec 2026",
  });
  expect(stands([joiner], { today: "2026-12-01" })).toMatchObject({
    state: "prepared",
    changesOn: "2026-12-15",
    because: "starts on 15 Dec 2026",
  });
  expect(stands([joiner], { today: "2026-12-14" }).state).toBe("prepared");
  expect(stands([joiner], { today: "2026-12-15" })).toMatchObject({
    state: "active",
    because: "in post since 15 Dec 2026",
  });
});

test("a leaver is active to the end of the last working day, then left, then expired", () => {
  const leaver = post({ end: "2026-11-30", lastWorkingDay: "2026-11-20" });
  const lifecycle: Lifecycle = { retainDays: 30 };
  expect(stands([leaver], { lifecycle, today: "2026-11-20" })).toMatchObject({
    state: "active",
    changesOn: "2026-11-21",
  });
  expect(stands([leaver], { lifecycle })).toMatchObject({
    state: "left",
    changesOn: "2026-12-21",
    because: "last working day was 20 Nov 2026",
  });
  expect(stands([leaver], { lifecycle, today: "2026-12-20" }).state).toBe("left");
  expect(stands([leaver], { lifecycle, today: "2026-12-21" })).toMatchObject({
    state: "expired",
    because: "last working day was 20 Nov 2026, kept until 20 Dec 2026",
  });
});

test("the policy says which of the two dates ends access", () => {
  const leaver = post({ end: "2026-11-30", lastWorkingDay: "2026-11-19" });
  const on = (lastDay: Lifecycle["lastDay"]) => stands([leaver], { lifecycle: { lastDay } }).state;
  expect(on("earlier")).toBe("left");
  expect(on("last-working-day")).toBe("left");
  expect(on("end")).toBe("active");
  expect(stands([post({ lastWorkingDay: "2026-11-19" })]).state).toBe("left");
});

test("a leaver's account is kept for ever unless the policy says for how long", () => {
  const leaver = post({ end: "1999-11-30", status: "ended" });
  expect(stands([leaver])).toMatchObject({ state: "left" });
  expect(stands([leaver])).not.toHaveProperty("changesOn");
});

test("the day after the last day is foreseen on the last day itself, also when nothing expires", () => {
  expect(stands([post({ end: today })])).toMatchObject({
    state: "active",
    changesOn: "2026-11-22",
  });
  const lifecycle: Lifecycle = { graceDays: 3 };
  expect(stands([post({ end: "2026-11-18" })], { lifecycle }).changesOn).toBe("2026-11-22");
});

test("an account does not expire while the employment runs on after the last working day", () => {
  const leaver = post({ end: "2027-06-30", lastWorkingDay: "2026-06-30" });
  const lifecycle: Lifecycle = { retainDays: 30 };
  expect(stands([leaver], { lifecycle })).toMatchObject({ state: "left", changesOn: "2027-07-01" });
  expect(stands([leaver], { lifecycle, today: "2027-07-01" }).state).toBe("expired");
});

test("grace holds the account as it is until its days are over", () => {
  const leaver = post({ end: "2026-11-20", status: "ended" });
  const lifecycle: Lifecycle = { graceDays: 7 };
  expect(stands([leaver], { lifecycle })).toMatchObject({
    state: "active",
    hold: "grace",
    changesOn: "2026-11-28",
    because: "last day in post was 20 Nov 2026, access ends after 27 Nov 2026",
  });
  expect(stands([leaver], { lifecycle, today: "2026-11-28" }).state).toBe("left");
});

test("grace does not give back what a suspension took", () => {
  const dismissed = post({ end: "2026-11-20", status: "suspended" });
  expect(stands([dismissed], { lifecycle: { graceDays: 7 } }).state).toBe("suspended");
});

test("somebody who ends one of two posts is a mover, not a leaver", () => {
  const ended = post({ id: "a1", end: "2026-11-20", status: "ended" });
  const other = post({ id: "a2", primary: false, start: "2026-03-01" });
  const found = standing(holderOf(ended, other), { today });
  expect(found).toMatchObject({ state: "active", because: "in post since 1 Mar 2026" });
  expect(found.assignments).toEqual([other]);
});

test("a mover is looked at again on the day when a second post starts or ends by itself", () => {
  const first = post({ id: "a1", end: "2026-12-31" });
  const second = post({ id: "a2", start: "2026-12-01" });
  const on = (day: string) => standing(holderOf(first, second), { today: day });
  expect(on(today)).toMatchObject({
    state: "active",
    changesOn: "2026-12-01",
    assignments: [first],
  });
  expect(on("2026-12-01")).toMatchObject({ changesOn: "2027-01-01", assignments: [second, first] });
  expect(on("2027-01-01").assignments).toEqual([second]);
});

test("posts out of scope do not count, and nobody in scope is none", () => {
  const elsewhere = post({ organisation: { vpd: "999" } });
  const scope: StandingOptions["scope"] = ({ organisation }) => organisation.vpd === "431";
  expect(stands([elsewhere], { scope })).toEqual({
    state: "none",
    because: "no post in scope",
    assignments: [],
  });
  const left = post({ id: "a0", end: "2026-11-20", status: "ended" });
  expect(stands([left, elsewhere], { scope }).state).toBe("left");
  expect(stands([elsewhere, post({ id: "a2" }), elsewhere], { scope }).state).toBe("active");
});

test("absence needs all open posts, suspension needs one", () => {
  const active = post({ id: "a1" });
  const absent = post({ id: "a2", status: "absent", statusReason: "Maternity" });
  const suspended = post({ id: "a3", status: "suspended", primary: false });
  expect(stands([absent]).state).toBe("absent");
  expect(stands([active, absent]).state).toBe("active");
  expect(stands([active, absent, suspended]).state).toBe("suspended");
  expect(stands([absent]).because).not.toContain("Maternity");
  const over = post({ ...suspended, end: "2026-11-01", status: "suspended" });
  expect(stands([active, over]).state).toBe("active");
});

test("an offer that is only accepted is prepared and never opens by itself", () => {
  const offer = post({ start: "2026-11-25", status: "accepted" });
  expect(stands([offer])).toMatchObject({ state: "prepared" });
  expect(stands([offer])).not.toHaveProperty("changesOn");
  expect(stands([offer], { today: "2027-03-01" })).toMatchObject({
    state: "prepared",
    because: "starts on 25 Nov 2026, still only accepted in the staff record",
  });
  const withdrawn = post({ ...offer, end: "2026-12-31" });
  expect(stands([withdrawn], { today: "2027-01-01", lifecycle: { graceDays: 9 } }).state).toBe(
    "left",
  );
});

test("an account is kept for somebody who left and comes back, however long ago that was", () => {
  const before = post({ id: "a1", start: "2019-01-01", end: "2020-01-31", status: "ended" });
  const again = post({ id: "a2", start: "2027-02-01" });
  const lifecycle: Lifecycle = { retainDays: 30 };
  expect(stands([before, again], { lifecycle })).toMatchObject({
    state: "left",
    changesOn: "2027-01-18",
    because: "last day in post was 31 Jan 2020, starts again on 1 Feb 2027",
  });
  expect(stands([before, again], { lifecycle, today: "2027-01-18" })).toMatchObject({
    state: "prepared",
    changesOn: "2027-02-01",
  });
  expect(stands([before], { lifecycle }).state).toBe("expired");
});

test("of several posts the primary one that started last comes first", () => {
  const posts = [
    post({ id: "a1", start: "2020-01-01" }),
    post({ id: "a2", start: "2024-01-01" }),
    post({ id: "a3", start: "2025-01-01", primary: false }),
    post({ id: "a4", start: "2024-01-01" }),
  ];
  const ids = standing(holderOf(...posts), { today }).assignments.map(({ id }) => id);
  expect(ids).toEqual(["a2", "a4", "a1", "a3"]);
});

test("of a leaver the post that ended last is given", () => {
  const one = post({ id: "a1", end: "2026-10-31", status: "ended" });
  const other = post({ id: "a2", end: "2026-06-30", status: "ended" });
  expect(standing(holderOf(one, other), { today }).assignments).toEqual([one]);
  expect(standing(holderOf(other, one), { today }).assignments).toEqual([one]);
});

test.each([
  [
    "an end before the start",
    post({ start: "2026-10-01", end: "2026-09-30" }),
    "a post ends on 30 Sep 2026, before it starts on 1 Oct 2026",
  ],
  [
    "an end that is recorded and a last day ahead",
    post({ end: "2026-12-31", status: "ended" }),
    "a post has ended, and its last day is 31 Dec 2026",
  ],
  ["a start that is no date", post({ start: "01/10/2026" }), "a start that is not a date"],
  ["an end that is no date", post({ end: "2026-02-30" }), "an end that is not a date"],
])("a record with %s is held, and the standing says so", (_, contradiction, because) => {
  const found = stands([contradiction]);
  expect(found.hold).toBe("unclear");
  expect(found.because).toContain(because);
  expect(found.because).not.toContain("01/10/2026");
  expect(stands([contradiction, post({ id: "a2" })])).toMatchObject({ state: "active" });
  const left = post({ id: "a0", end: "2026-01-31", status: "ended" });
  expect(stands([left, contradiction], { lifecycle: { retainDays: 1 } }).hold).toBe("unclear");
});

test("a recorded end without a date closes access and never expires", () => {
  const found = stands([post({ status: "ended" })], { lifecycle: { retainDays: 1 } });
  expect(found).toMatchObject({ state: "left" });
  expect(found.because).toContain("on a day that the staff record does not give");
});

test("a post that was ended before it began is closed, not a contradiction", () => {
  const off = post({ start: "2026-10-01", end: "2026-09-30", status: "ended" });
  expect(stands([off])).toMatchObject({
    state: "left",
    because: "the post was ended before it began",
  });
});
