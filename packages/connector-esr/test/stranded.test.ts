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

const rule = "whoever has an assignment row has a person row";
const ref = { kind: "person", stable: "esr:431:9" };

function said(record: string): object {
  return {
    refused: [{ record, rule, advice: expect.any(String) }],
    completeness: { state: "partial", reasons: [`${record}: ${rule}`] },
  };
}

test("an assignment row without its person row is refused by file and line, and the read is not whole", async () => {
  const folder = folderOf(person(1), assignment(30, 1), assignment(31, 9), person(2));
  const record = `${extractName(full)} line 8`;
  const read = await scan(folder);
  expect(read).toMatchObject(said(record));
  expect(read.people.map(({ id }) => id)).toEqual(["esr:431:1", "esr:431:2"]);
  await using session = await esr({ folder }).open();
  await expect(session.read.get(ref)).rejects.toMatchObject({
    code: "partial-result",
    where: { file: record, rule },
  });
});

test("a change run says so of the extracts that it read, until the person row has come", async () => {
  const folder = folderOf(person(1), assignment(30, 1));
  const { token } = await changesSince(folder);
  put(folder, first, [assignment(30, 1, { 25: "0.5" }), assignment(31, 9)]);
  const read = await changesSince(folder, token);
  expect(read).toMatchObject(said(`${extractName(first)} line 3`));
  put(folder, second, [person(9)]);
  const next = await changesSince(folder, read.token);
  expect(next).toMatchObject({ refused: [], completeness: { state: "complete" } });
  const found = next.changes.map((each) => each.change === "upsert" && each.record);
  expect(found).toMatchObject([{ id: ref.stable, assignments: [{ id: "esr:431:31" }] }]);
  expect(await scan(folder)).toMatchObject({ refused: [], completeness: { state: "complete" } });
});

test("an assignment row of somebody who was deleted is refused, and hides nobody", async () => {
  const folder = folderOf(person(1), person(9), assignment(31, 9));
  put(folder, first, [remove("PRD", 9)]);
  expect((await scan(folder)).refused).toEqual([]);
  put(folder, second, [assignment(31, 9)]);
  expect(await scan(folder)).toMatchObject({
    refused: [{ record: `${extractName(second)} line 2`, rule }],
    completeness: { state: "complete" },
  });
  await using session = await esr({ folder }).open();
  expect(await session.read.get(ref)).toMatchObject({ absent: "tombstone" });
});

test.each([
  ["deleted", remove("ASD", 31)],
  ["another person's", assignment(31, 1)],
])("an assignment row without its person row that is %s since is said no more", async (_, row) => {
  const folder = folderOf(person(1), assignment(31, 9));
  put(folder, first, [row]);
  expect(await scan(folder)).toMatchObject({ refused: [], completeness: { state: "complete" } });
});
