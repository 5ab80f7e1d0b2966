import { beforeAll, describe, expect, test } from "vitest";
import { fullExtract } from "../../src/staff/full-extract.ts";
import type { Trust } from "../../src/staff/trust.ts";
import type { TrustDay } from "../../src/staff/year/advance.ts";
import { scriptedYear } from "../../src/staff/year/scripted-year.ts";
import { type Replica, replay } from "./replay.ts";
import { withNeighbour } from "./trusts.ts";

const neighbour = {
  vpd: "777",
  name: "Brannock NHS Trust",
  odsCode: "RZY",
  people: 240,
  mergeDate: "2025-10-01",
};
const replica: Replica = new Map();
const days: Pick<TrustDay, "date" | "events">[] = [];
let first: Trust;
let last: Trust;

beforeAll(() => {
  first = withNeighbour({ people: 2000, neighbour });
  last = first;
  replay(replica, fullExtract(first));
  for (const { trust, date, events, rows } of scriptedYear(first)) {
    replay(replica, rows);
    days.push({ date, events });
    last = trust;
  }
});

function countOf(
  kinds: readonly string[],
  inMonths: (month: string) => boolean = () => true,
): number {
  const events = days.flatMap((day) => (inMonths(day.date.slice(5, 7)) ? day.events : []));
  return events.filter(({ kind }) => kinds.includes(kind)).length;
}

// The name of the position in an assignment row is a copy that goes stale when the position is renamed.
function withoutCopies(row: string): string {
  const columns = row.split("~");
  return columns[0] === "ASA" ? columns.with(29, "").join("~") : row;
}

const quietMonths = (month: string) => !["08", "02", "10"].includes(month);
const joining = ["hire", "hire-unannounced", "rehire"];
const leaving = ["leave", "late-termination"];

describe("a year of a trust of 2,000", () => {
  test("has 365 days, each after the other", () => {
    const dates = days.map(({ date }) => date);
    expect(dates).toHaveLength(365);
    expect(dates).toEqual([...new Set(dates)].sort());
  });

  test("the first full extract and all change files together say what the last full extract says", () => {
    const whole: Replica = new Map();
    replay(whole, fullExtract(last));
    expect([...replica.keys()].toSorted()).toEqual([...whole.keys()].toSorted());
    const stale = [...whole].filter(
      ([key, row]) => withoutCopies(row) !== withoutCopies(replica.get(key) ?? ""),
    );
    expect(stale).toEqual([]);
  });

  test("about 1.5 % of staff join and 1.4 % leave in a month", () => {
    const employees = first.staff.filter(({ standing }) => standing === "employee").length;
    expect(countOf(joining, quietMonths) / 9 / employees).toBeGreaterThan(0.011);
    expect(countOf(joining, quietMonths) / 9 / employees).toBeLessThan(0.02);
    expect(countOf(leaving, quietMonths) / 9 / employees).toBeGreaterThan(0.01);
    expect(countOf(leaving, quietMonths) / 9 / employees).toBeLessThan(0.019);
  });

  test("about 1 % of staff have some change on a day", () => {
    const daily = days.reduce((sum, { events }) => sum + events.length, 0) / 365;
    expect(daily / 2000).toBeGreaterThan(0.007);
    expect(daily / 2000).toBeLessThan(0.014);
  });

  test("doctors change posts on the first Wednesday of August and of February", () => {
    for (const date of ["2025-08-06", "2026-02-04"]) {
      const kinds = days.find((day) => day.date === date)?.events.map(({ kind }) => kind) ?? [];
      expect(kinds.filter((kind) => joining.includes(kind)).length).toBeGreaterThan(12);
      expect(kinds.filter((kind) => leaving.includes(kind)).length).toBeGreaterThan(12);
    }
  });

  test("everything that can happen to staff does happen", () => {
    const kinds = new Set(days.flatMap(({ events }) => events.map(({ kind }) => kind)));
    expect([...kinds].toSorted()).toEqual([
      "amend",
      "cancel-termination",
      "career-break",
      "change-name",
      "correct",
      "end-second-post",
      "future-termination",
      "hire",
      "hire-unannounced",
      "late-termination",
      "leave",
      "maternity",
      "merge",
      "move",
      "move-department",
      "offer",
      "rehire",
      "rename-position",
      "return",
      "second-post",
      "secondment",
      "suspend",
      "void-second-post",
      "withdraw",
    ]);
  });

  test("no key is ever given twice", () => {
    const people = last.staff.map(({ personId }) => String(personId));
    const posts = last.staff.flatMap(({ assignments }) =>
      assignments.map(({ assignmentId }) => String(assignmentId)),
    );
    const numbers = last.staff
      .map(({ employeeNumber }) => employeeNumber)
      .filter((number) => number !== "");
    for (const keys of [people, posts, numbers]) expect(new Set(keys).size).toBe(keys.length);
  });

  test("nobody ends a post before starting it", () => {
    for (const { assignments } of last.staff) {
      for (const { start, end } of assignments) expect(end === "" || end >= start).toBe(true);
    }
  });
});
