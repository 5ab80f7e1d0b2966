import { expect, test } from "vitest";
import { esr } from "../src/index.ts";
import {
  assignment,
  changesSince,
  extractName,
  first,
  folderOf,
  full,
  person,
  put,
  remove,
  scan,
  second,
} from "./extracts.ts";

const rule = "one assignment is of one person";
const contested = [person(1), assignment(30, 1), person(2), assignment(30, 2), person(3)];

test("two people to whom a full extract gives one assignment are withheld by scan and by get, since either may be a leaver", async () => {
  const folder = folderOf(...contested);
  const { people, refused } = await scan(folder);
  expect(people.map(({ id }) => id)).toEqual(["esr:431:3"]);
  const record = `${extractName(full)} line 9`;
  expect(refused).toMatchObject([
    { record, rule },
    { record, rule },
  ]);
  await using session = await esr({ folder }).open();
  for (const stable of ["esr:431:1", "esr:431:2"]) {
    await expect(session.read.get({ kind: "person", stable })).rejects.toMatchObject({
      code: "partial-result",
      where: { file: record, rule },
    });
  }
});

test.each([
  ["says whose the assignment is", assignment(30, 2), [0, 1]],
  ["deletes the assignment", remove("ASD", 30), [0, 0]],
])("a change extract that %s gives both people again", async (_, row, counts) => {
  const folder = folderOf(...contested);
  const { token } = await changesSince(folder);
  put(folder, first, [row]);
  const { changes, refused } = await changesSince(folder, token);
  const { people } = await scan(folder);
  expect(people.slice(0, 2).map(({ assignments }) => assignments.length)).toEqual(counts);
  expect(changes.map((each) => each.change === "upsert" && each.record)).toEqual(
    expect.arrayContaining(people.slice(0, 2)),
  );
  expect(refused).toEqual([]);
});

test("an assignment of several rows is one person's, and a change extract may give it to another", async () => {
  const folder = folderOf(
    person(1),
    assignment(30, 1, { 4: "20251231" }),
    assignment(30, 1, { 3: "20260101" }),
    person(2),
  );
  const counts = async (): Promise<number[]> =>
    (await scan(folder)).people.map(({ assignments }) => assignments.length);
  expect(await counts()).toEqual([1, 0]);
  put(folder, first, [assignment(30, 2)]);
  put(folder, second, [assignment(30, 1), assignment(30, 2)]);
  expect(await counts()).toEqual([0, 1]);
});
