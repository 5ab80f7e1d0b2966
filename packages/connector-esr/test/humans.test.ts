import { expect, test } from "vitest";
import { assignment, first, folderOf, full, person, put, scan } from "./extracts.ts";

const niKey = new Uint8Array(32).fill(7);

function twoEmployers(own: readonly string[], other: readonly string[]): string {
  const folder = folderOf(...own);
  put(folder, { ...full, vpd: "432" }, other);
  return folder;
}

const assignmentIds = (people: Awaited<ReturnType<typeof scan>>["people"]): string[][] =>
  people.map(({ assignments }) => assignments.map(({ id }) => id));

test.each([
  ["an NHS unique id", { 15: "7654321" }, "esr:nhs:7654321"],
  ["a Spine UUID", { 29: "555073103100" }, "esr:431:1"],
  ["an NI number and a birth date", { 14: "QQ123456A" }, "esr:431:1"],
])("two VPDs that share %s are one person", async (_, fields, id) => {
  const folder = twoEmployers(
    [person(1, fields), assignment(30, 1)],
    [person(8, fields), assignment(30, 8)],
  );
  const { people, refused } = await scan(folder, { niKey });
  expect(people.map((each) => each.id)).toEqual([id]);
  expect(assignmentIds(people)).toEqual([["esr:431:30", "esr:432:30"]]);
  expect(people[0]?.identifiers.slice(0, 2)).toContainEqual({
    system: "esr-person:431",
    value: "1",
  });
  expect(people[0]?.identifiers).toContainEqual({ system: "esr-person:432", value: "8" });
  expect(refused).toEqual([]);
});

test("NI numbers put nobody together without a key", async () => {
  const folder = twoEmployers([person(1, { 14: "QQ123456A" })], [person(8, { 14: "QQ123456A" })]);
  expect((await scan(folder)).people).toHaveLength(2);
});

test("one NI number and two birth dates are a dispute: apart, and reported", async () => {
  const folder = folderOf(
    person(1, { 14: "QQ123456A" }),
    person(2, { 14: "QQ123456A", 13: "19800201" }),
  );
  const { people, refused, completeness } = await scan(folder, { niKey });
  expect(people.map(({ id }) => id)).toEqual(["esr:431:1", "esr:431:2"]);
  expect(refused).toEqual([
    {
      record: "esr:431:1 and esr:431:2",
      rule: expect.stringContaining("one birth date"),
      advice: expect.any(String),
    },
  ]);
  expect(completeness?.state).toBe("complete");
});

test("one NHS unique id and two Spine UUIDs are a dispute", async () => {
  const folder = twoEmployers(
    [person(1, { 15: "7654321", 29: "555073103100" })],
    [person(1, { 15: "7654321", 29: "555073103101" })],
  );
  const { people, refused } = await scan(folder);
  expect(people.map(({ id }) => id)).toEqual(["esr:431:1", "esr:432:1"]);
  expect(refused[0]?.rule).toContain("one Spine UUID");
});

test("profiles come together through a third one", async () => {
  const folder = folderOf(
    person(1, { 15: "7654321" }),
    person(2, { 15: "7654321", 29: "555073103100" }),
    person(3, { 29: "555073103100" }),
  );
  expect((await scan(folder)).people.map(({ id }) => id)).toEqual(["esr:nhs:7654321"]);
});

test("retire and return: the profile that left and the new one are one person with the new name", async () => {
  const left = { 15: "7654321", 6: "Before", 17: "20250331", 33: "EX_EMP" };
  const folder = folderOf(
    person(1, left),
    assignment(30, 1, { 8: "TERM_ASSIGN", 9: "Terminate Assignment", 48: "20250331" }),
    person(2, { 15: "7654321", 6: "After", 16: "20250501", 2: "20250501" }),
    assignment(31, 2, { 3: "20250501", 5: "20250501" }),
  );
  const { people } = await scan(folder);
  expect(people).toHaveLength(1);
  expect(people[0]?.names.legal.family).toBe("After");
  expect(people[0]?.assignments.map(({ status, primary, end }) => [status, primary, end])).toEqual([
    ["ended", false, "2025-03-31"],
    ["active", true, undefined],
  ]);
});

test("an honorary duplicate in the host trust is the same person, with one primary assignment", async () => {
  const folder = twoEmployers(
    [person(1, { 15: "7654321" }), assignment(30, 1, { 3: "20260805" })],
    [person(5, { 15: "7654321" }), assignment(90, 5, { 3: "20250806", 25: "0" })],
  );
  const { people } = await scan(folder);
  const primaries = people[0]?.assignments.filter(({ primary }) => primary).map(({ id }) => id);
  expect(primaries).toEqual(["esr:431:30"]);
});

test("the id stays when a profile is added or ends", async () => {
  const folder = folderOf(person(5, { 15: "7654321" }));
  const ids = async (): Promise<string[]> => (await scan(folder)).people.map(({ id }) => id);
  expect(await ids()).toEqual(["esr:nhs:7654321"]);
  put(folder, first, [person(3, { 15: "7654321" })]);
  expect(await ids()).toEqual(["esr:nhs:7654321"]);
  put(folder, { ...full, vpd: "130" }, [person(1, { 15: "7654321" })]);
  expect(await ids()).toEqual(["esr:nhs:7654321"]);
});

test("a supervisor is a person, whichever of the profiles is named and wherever in the file", async () => {
  const folder = folderOf(
    person(1),
    assignment(30, 1, { 15: 3 }),
    person(2, { 15: "7654321" }),
    assignment(31, 2, { 15: 1 }),
    person(3, { 15: "7654321" }),
    assignment(32, 3, { 15: 2 }),
    person(4),
    assignment(33, 4, { 15: 999 }),
  );
  const { people } = await scan(folder);
  const managers = Object.fromEntries(
    people.flatMap(({ assignments }) => assignments.map(({ id, managerId }) => [id, managerId])),
  );
  expect(managers).toEqual({
    "esr:431:30": "esr:nhs:7654321",
    "esr:431:31": "esr:431:1",
    "esr:431:32": undefined,
    "esr:431:33": undefined,
  });
});
