import type { Assignment } from "@rollcall/core";
import { expect, test } from "vitest";
import type { EsrOptions } from "../src/index.ts";
import {
  assignment,
  type Fields,
  first,
  folderOf,
  ground,
  organisation,
  person,
  put,
  scan,
} from "./extracts.ts";

async function assignmentsOf(
  rows: readonly string[],
  options: Partial<EsrOptions> = {},
): Promise<readonly Assignment[]> {
  const { people } = await scan(folderOf(...rows), options);
  return people[0]?.assignments ?? [];
}

async function one(fields: Fields, of: Fields = {}): Promise<Assignment | undefined> {
  return (await assignmentsOf([person(1, of), assignment(30, 1, fields)]))[0];
}

test.each([
  ["ACTIVE_ASSIGN", "Active Assignment", "active", undefined],
  ["ACTIVE_ASSIGN", "Acting Up", "active", "Acting Up"],
  ["ACTIVE_ASSIGN", "Internal Secondment", "active", "Internal Secondment"],
  ["ACTIVE_ASSIGN", "Maternity", "absent", "Maternity"],
  ["SUSP_ASSIGN", "Maternity", "absent", "Maternity"],
  ["SUSP_ASSIGN", "Career Break", "absent", "Career Break"],
  [
    "ACTIVE_ASSIGN",
    "Out on External Secondment - Paid",
    "absent",
    "Out on External Secondment - Paid",
  ],
  [
    "SUSP_ASSIGN",
    "Out on External Secondment (Unpaid)",
    "absent",
    "Out on External Secondment (Unpaid)",
  ],
  ["ACTIVE_ASSIGN", "Inactive Not Worked", "absent", "Inactive Not Worked"],
  ["SUSP_ASSIGN", "Suspend With Pay", "suspended", "Suspend With Pay"],
  ["SUSP_ASSIGN", "Suspend No Pay", "suspended", "Suspend No Pay"],
  ["SUSP_ASSIGN", "Suspend Assignment", "suspended", "Suspend Assignment"],
  ["SUSP_ASSIGN", "a word of the trust's own", "suspended", "a word of the trust's own"],
  ["TERM_ASSIGN", "Terminate Process Assignment", "ended", "Terminate Process Assignment"],
  ["END", "Active Assignment", "ended", "Active Assignment"],
  ["ACTIVE_ASSIGN", "Terminate Assignment", "ended", "Terminate Assignment"],
  ["ACTIVE_APL", "Active", "accepted", "Active"],
  ["ACCEPTED", "Offer Accepted", "accepted", "Offer Accepted"],
  ["", "Active Assignment", "active", undefined],
])("%s with %s is %s", async (system, own, status, reason) => {
  const found = await one({ 8: system, 9: own });
  expect([found?.status, found?.statusReason]).toEqual([status, reason]);
});

test("an applicant's assignment starts on the hire date, not when the application was made", async () => {
  const applicant = { 16: "20270104", 33: "APL" };
  const fields = { 3: "20260901", 5: "20260901", 8: "ACTIVE_APL", 9: "Active" };
  expect((await one(fields, applicant))?.start).toBe("2027-01-04");
  expect((await one({ ...fields, 38: "20270111" }, applicant))?.start).toBe("2027-01-11");
  expect((await one({ ...fields, 8: "ACCEPTED" }))?.start).toBe("2026-09-01");
});

test.each([
  ["the assignment's own", { 48: "20270331" }, {}, "2027-03-31"],
  ["the employment's", {}, { 17: "20270228" }, "2027-02-28"],
  ["the earlier of the two", { 48: "20270331" }, { 17: "20270228" }, "2027-02-28"],
  [
    "not that of an employment before this one",
    { 5: "20260101", 3: "20260101" },
    { 17: "20250331" },
    undefined,
  ],
  ["open at Oracle's end of time", { 4: "47121231", 48: "47121231" }, {}, undefined],
  ["not when a fixed term runs out", { 40: "20270331" }, {}, undefined],
  [
    "the day before its row says that it has ended",
    { 3: "20261101", 8: "TERM_ASSIGN", 9: "" },
    {},
    "2026-10-31",
  ],
  ["when its last row ceased", { 4: "20261031" }, {}, "2026-10-31"],
])("the end is %s", async (_, fields, of, end) => {
  expect((await one(fields, of))?.end).toBe(end);
});

test("a termination can be entered late, moved and cancelled", async () => {
  const folder = folderOf(person(1), assignment(30, 1));
  const endNow = async (): Promise<string | undefined> =>
    (await scan(folder)).people[0]?.assignments[0]?.end;
  const days = ["20261101", "20261102", "20261103", "20261104"];
  const say = (index: number, termination: string): string =>
    put(
      folder,
      {
        ...first,
        date: days[index] as string,
        previous: days[index - 1] as string,
        sequence: index + 1,
      },
      [person(1, { 17: termination })],
    );
  say(1, "20250930");
  expect(await endNow()).toBe("2025-09-30");
  say(2, "20270131");
  expect(await endNow()).toBe("2027-01-31");
  say(3, "");
  expect(await endNow()).toBeUndefined();
});

test("of several rows of one assignment the one that holds on the day counts", async () => {
  const rows = [
    person(1),
    assignment(30, 1, { 4: "20261130", 25: "1" }),
    assignment(30, 1, { 3: "20261201", 4: "20270331", 25: "0.6" }),
    assignment(30, 1, { 3: "20270401", 25: "0.4" }),
  ];
  const fteOn = async (asOf: string): Promise<unknown> =>
    (await assignmentsOf(rows, { asOf })).map(({ fte, start, end }) => [fte, start, end]);
  expect(await fteOn("2026-11-30")).toEqual([[1, "2020-01-01", undefined]]);
  expect(await fteOn("2026-12-01")).toEqual([[0.6, "2020-01-01", undefined]]);
  expect(await fteOn("2028-01-01")).toEqual([[0.4, "2020-01-01", undefined]]);
  expect(await fteOn("2019-01-01")).toEqual([[1, "2020-01-01", undefined]]);
});

test("a change that begins later leaves the days before it as they were", async () => {
  const folder = folderOf(person(1), assignment(30, 1, { 25: "1" }));
  put(folder, first, [assignment(30, 1, { 3: "20261201", 25: "0.5" })]);
  const fteOn = async (asOf: string): Promise<unknown> =>
    (await scan(folder, { asOf })).people[0]?.assignments[0]?.fte;
  expect(await fteOn("2026-11-21")).toBe(1);
  expect(await fteOn("2026-12-01")).toBe(0.5);
});

test("a start that was put off does away with the earlier one", async () => {
  const folder = folderOf(person(1), assignment(30, 1, { 3: "20261101", 5: "20261101" }));
  put(folder, first, [assignment(30, 1, { 3: "20270101", 5: "20270101" })]);
  expect((await scan(folder)).people[0]?.assignments[0]?.start).toBe("2027-01-01");
});

test("today is the day in Europe/London", async () => {
  const rows = [
    person(1),
    assignment(30, 1, { 4: "20260630", 25: "1" }),
    assignment(30, 1, { 3: "20260701", 25: "0.5" }),
  ];
  const now = (): Date => new Date("2026-06-30T23:30:00Z");
  expect((await assignmentsOf(rows, { now }))[0]?.fte).toBe(0.5);
});

test("the primary assignment is open, says so, and began last", async () => {
  const primaries = async (...rows: string[]): Promise<string[]> =>
    (await assignmentsOf([person(1), ...rows]))
      .filter(({ primary }) => primary)
      .map(({ id }) => id);
  expect(await primaries(assignment(30, 1), assignment(31, 1, { 3: "20240101" }))).toEqual([
    "esr:431:31",
  ]);
  expect(await primaries(assignment(31, 1), assignment(30, 1))).toEqual(["esr:431:30"]);
  expect(
    await primaries(assignment(30, 1), assignment(31, 1, { 3: "20240101", 48: "20250101" })),
  ).toEqual(["esr:431:30"]);
  expect(await primaries(assignment(30, 1, { 21: "No" }), assignment(31, 1, { 21: "" }))).toEqual(
    [],
  );
  expect(await primaries(assignment(30, 1, { 21: "Y" }), assignment(31, 1, { 21: "N" }))).toEqual([
    "esr:431:30",
  ]);
  const offer = { 3: "20261101", 8: "ACCEPTED", 9: "Offer Accepted" };
  expect(await primaries(assignment(30, 1), assignment(31, 1, offer))).toEqual(["esr:431:30"]);
});

test("without a row of its own a position is what the assignment repeats of it", async () => {
  const found = await one({ 28: 701, 29: "3559596|Bank Nurse Band 5|N7B|Bank" });
  expect(found?.position).toEqual({
    number: "3559596",
    title: "Bank Nurse Band 5",
    staffGroup: "Nursing and Midwifery Registered",
    jobRole: "Sister",
  });
});

test("the ODS code is the first on the way up, whatever the chain is like", async () => {
  const chain = [
    organisation(920, { 10: 921 }),
    organisation(921, { 10: 922, 11: "RZZ01", 2: "A site" }),
    organisation(922, { 10: 900 }),
    organisation(930, { 10: 931 }),
    organisation(931, { 10: 930 }),
    organisation(940, { 10: 999 }),
  ];
  const odsOf = async (id: number): Promise<unknown> => {
    const [found] = await assignmentsOf([...chain, person(1), assignment(30, 1, { 27: id })]);
    return [found?.organisation.ods, found?.organisation.name, found?.organisation.department];
  };
  expect(await odsOf(920)).toEqual(["RZZ01", "A site", "431 Department 920"]);
  expect(await odsOf(922)).toEqual(["RZZ", "431 Example Trust", "431 Department 922"]);
  expect(await odsOf(930)).toEqual([undefined, undefined, "431 Department 930"]);
  expect(await odsOf(940)).toEqual([undefined, undefined, "431 Department 940"]);
  expect(await odsOf(12345)).toEqual([undefined, undefined, undefined]);
  expect(ground).toHaveLength(4);
});
