import { expect, test } from "vitest";
import { blankProfile } from "../../src/profile/profile.ts";
import {
  learnRhythm,
  learntAt,
  moment,
  momentCount,
  readMoments,
} from "../../src/profile/rhythm.ts";
import { weekTime } from "../../src/profile/week-time.ts";

const dayLength = 86_400_000;
const monday = Date.UTC(2026, 10, 16, 7, 30);

test("the time of the week is that of London's clocks, in winter and in summer", () => {
  expect(weekTime(monday)).toEqual({ day: 7.5 / 24, isWeekend: false, quarter: 1 });
  expect(weekTime(Date.UTC(2026, 6, 4, 23, 30))).toEqual({
    day: 0.5 / 24,
    isWeekend: true,
    quarter: 0,
  });
  // The clocks went forward on 29 Mar 2026 at 01:00 and back on 25 Oct 2026 at 01:00 UTC.
  expect(weekTime(Date.UTC(2026, 2, 29, 0, 59)).day * 24).toBeCloseTo(59 / 60, 6);
  expect(weekTime(Date.UTC(2026, 2, 29, 1, 0)).day * 24).toBeCloseTo(2, 6);
  expect(weekTime(Date.UTC(2026, 9, 25, 0, 59)).day * 24).toBeCloseTo(1 + 59 / 60, 6);
  expect(weekTime(Date.UTC(2026, 9, 25, 1, 0)).day * 24).toBeCloseTo(1, 6);
});

test("the time of day turns as the calendar of London has it on every day of ten years", () => {
  const london = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    hour: "numeric",
    hourCycle: "h23",
    weekday: "short",
  });
  for (let day = 0; day < 3_650; day++) {
    const at = Date.UTC(2024, 0, 1, 12) + day * dayLength;
    const parts = london.formatToParts(at);
    const text = (type: string): string | undefined =>
      parts.find((part) => part.type === type)?.value;
    expect(Math.floor(weekTime(at).day * 24)).toBe(Number(text("hour")));
    expect(weekTime(at).isWeekend).toBe(["Sat", "Sun"].includes(text("weekday") ?? ""));
  }
});

test("a quarter of a day counts once in the rhythm, and every sign-in counts as learnt", () => {
  const profile = blankProfile();
  for (let minute = 0; minute < 60; minute++) learnRhythm(profile, monday + minute * 60_000);
  const moments = new Float64Array(momentCount);
  readMoments(profile, moments);
  expect(moments[moment.count]).toBeCloseTo(1, 2);
  expect(learntAt(profile, monday + 3_600_000)).toBeCloseTo(60, 0);
});

test("what was learnt of the rhythm counts half after thirty days", () => {
  const profile = blankProfile();
  learnRhythm(profile, monday);
  expect(learntAt(profile, monday + 30 * dayLength)).toBeCloseTo(0.5, 6);
});

test("a sign-in that comes late counts for what would be left of it", () => {
  const [inOrder, late] = [blankProfile(), blankProfile()];
  learnRhythm(inOrder, monday);
  learnRhythm(inOrder, monday + 10 * dayLength);
  learnRhythm(late, monday + 10 * dayLength);
  learnRhythm(late, monday);
  const later = monday + 20 * dayLength;
  expect(learntAt(late, later)).toBeCloseTo(learntAt(inOrder, later), 5);
});
