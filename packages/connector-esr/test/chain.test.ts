import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { esr } from "../src/index.ts";
import {
  assignment,
  changesSince,
  extractName,
  first,
  folderOf,
  full,
  ground,
  makeFolder,
  person,
  put,
  scan,
  second,
} from "./extracts.ts";

const named = (id: number, name: string): string => person(id, { 6: name });

async function names(folder: string): Promise<string[]> {
  return (await scan(folder)).people.map((each) => each.names.legal.family);
}

test("changes are applied to the full extract in the order of their runs", async () => {
  const folder = folderOf(named(1, "Full"), named(2, "Full"), named(3, "Full"));
  put(folder, second, [named(1, "Second"), named(2, "Second")]);
  put(folder, first, [named(1, "First"), named(3, "First"), named(4, "First")]);
  expect(await names(folder)).toEqual(["Second", "Second", "First", "First"]);
});

test("the last full extract counts, and what is older does not", async () => {
  const folder = folderOf(named(1, "Old"), named(2, "Old"));
  put(folder, first, [named(1, "Changed")]);
  put(folder, { date: "20261104", sequence: 9 }, [named(1, "New")]);
  expect(await names(folder)).toEqual(["New"]);
});

test("a gap between change extracts is delta-invalid, with advice", async () => {
  const folder = folderOf(person(1));
  put(folder, second, [named(1, "Second")]);
  await expect(scan(folder)).rejects.toMatchObject({
    code: "delta-invalid",
    advice: expect.stringContaining("full extract"),
    where: { file: extractName(second) },
  });
  put(folder, first, [person(1)]);
  expect(await names(folder)).toEqual(["Second"]);
});

test("a number that is not the next one is said once in each read, and stops nothing while the runs follow on", async () => {
  const folder = folderOf(person(1));
  const { token } = await changesSince(folder);
  put(folder, first, [person(1)]);
  const read = await changesSince(folder, token);
  expect(read.notices).toEqual([]);
  const [skipping, lower] = [
    { ...second, sequence: 9 },
    { kind: "C", date: "20261104", previous: "20261103", sequence: 4 },
  ] as const;
  put(folder, skipping, [person(1)]);
  put(folder, lower, [named(1, "Last")]);
  const said = {
    about: extractName(skipping),
    because: expect.stringMatching(/number .* 2 times in all/),
    advice: expect.stringContaining("full"),
  };
  expect(await scan(folder)).toMatchObject({
    notices: [said],
    completeness: { state: "complete" },
  });
  const { notices, token: later } = await changesSince(folder, read.token);
  expect(notices).toEqual([said]);
  expect((await changesSince(folder, later)).notices).toEqual([]);
  await using session = await esr({ folder }).open();
  expect((await session.check()).findings.join("\n")).toContain(`${said.about}: its number`);
});

test("a gap before a later full extract does no harm", async () => {
  const folder = folderOf(person(1));
  put(folder, second, [person(1)]);
  put(folder, { date: "20261104", sequence: 4 }, [named(1, "New")]);
  expect(await names(folder)).toEqual(["New"]);
});

test("changes without a full extract are delta-invalid", async () => {
  const folder = makeFolder();
  put(folder, first, [person(1)]);
  await expect(scan(folder)).rejects.toMatchObject({ code: "delta-invalid" });
});

test("an extract that is there twice counts once", async () => {
  const folder = folderOf(person(1));
  put(folder, first, [named(1, "First")]);
  put(folder, { ...first, sequence: 7 }, [named(1, "First")]);
  put(folder, second, [named(1, "Second")]);
  expect(await names(folder)).toEqual(["Second"]);
});

test("a copy under the name of another extract is passed over, and one with other rows is an error", async () => {
  const folder = folderOf(person(1));
  const original = put(folder, first, [named(1, "First")]);
  const copy = join(folder, extractName({ ...first, sequence: 8 }));
  copyFileSync(join(folder, original), copy);
  expect(await names(folder)).toEqual(["First"]);
  writeFileSync(copy, readFileSync(copy, "utf8").replace("First", "Other"));
  await expect(scan(folder)).rejects.toMatchObject({ code: "protocol" });
});

test.each([
  ["another VPD", { ...first, vpd: "432" }],
  ["another day", { ...first, date: "20261103", sequence: 3 }],
  ["a full extract", { ...first, kind: "F", sequence: 3 }],
] as const)(
  "an extract under the name of %s is no copy, since that one is missing",
  async (_, other) => {
    const folder = folderOf(person(1));
    put(folder, { ...full, vpd: "432" }, [...ground, person(1)]);
    const original = put(folder, first, [named(1, "First")]);
    copyFileSync(join(folder, original), join(folder, extractName(other)));
    await expect(scan(folder)).rejects.toMatchObject({
      code: "protocol",
      where: { file: extractName(other) },
    });
  },
);

test("two different extracts of one run are an error", async () => {
  const folder = folderOf(person(1));
  put(folder, first, [named(1, "First")]);
  put(folder, { ...first, sequence: 7 }, [named(1, "Other")]);
  await expect(scan(folder)).rejects.toMatchObject({ code: "delta-invalid" });
});

test("two different extracts of one run that are older than the full one do no harm", async () => {
  const folder = folderOf(person(1));
  put(folder, { ...full, sequence: 2 }, [...ground, named(1, "Other")]);
  put(folder, first, [named(1, "First")]);
  put(folder, { ...first, sequence: 7 }, [named(1, "Other")]);
  await expect(scan(folder)).rejects.toMatchObject({ code: "delta-invalid" });
  put(folder, { date: "20261104", sequence: 9 }, [named(1, "New")]);
  expect(await names(folder)).toEqual(["New"]);
});

test("two different full extracts of the last run are an error", async () => {
  const folder = folderOf(person(1));
  put(folder, { ...full, sequence: 2 }, [...ground, named(1, "Other")]);
  await expect(scan(folder)).rejects.toMatchObject({ code: "delta-invalid" });
});

test("several VPDs in one folder have chains of their own", async () => {
  const folder = folderOf(named(1, "431"));
  put(folder, { ...full, vpd: "432", date: "20261015" }, [named(1, "432")]);
  put(folder, { ...first, vpd: "432", previous: "20261015" }, [named(2, "432 later")]);
  expect(await names(folder)).toEqual(["431", "432", "432 later"]);
  expect((await scan(folder, { vpds: ["432"] })).people).toHaveLength(2);
  await expect(scan(folder, { vpds: ["431", "999"] })).rejects.toMatchObject({ code: "not-found" });
});

test("one bad VPD stops the read of all, since half a human is worse than none", async () => {
  const folder = folderOf(person(1));
  const name = put(folder, { ...full, vpd: "432" }, [person(1)]);
  writeFileSync(join(folder, name), "HDR~");
  await expect(scan(folder)).rejects.toMatchObject({ code: "protocol" });
});

test("two sub-files of one VPD need a choice", async () => {
  const folder = folderOf(named(1, "EXP"));
  const text = readFileSync(join(folder, extractName(full)), "utf8").replaceAll("EXP", "ABC");
  writeFileSync(join(folder, extractName(full).replace("EXP", "ABC")), text);
  await expect(scan(folder)).rejects.toMatchObject({ code: "invalid-options" });
  expect((await scan(folder, { subFile: "ABC" })).people[0]?.names.legal.family).toBe("ABC");
});

test("a bad extract that is older than the full one does no harm", async () => {
  const folder = folderOf(person(1));
  writeFileSync(join(folder, extractName({ ...full, date: "20261001" })), "rubbish");
  expect(await names(folder)).toEqual(["Surname1"]);
});

test("deletes remove, and what comes again after a delete is new", async () => {
  const folder = folderOf(
    person(1),
    assignment(30, 1),
    person(2),
    assignment(31, 2),
    assignment(32, 2),
  );
  put(folder, first, ["PRD~1", "ASD~32", "LCD~500"]);
  const { people } = await scan(folder);
  expect(people.map(({ assignments }) => assignments.map(({ id }) => id))).toEqual([
    ["esr:431:31"],
  ]);
  expect(people[0]?.assignments[0]?.location).toBeUndefined();
  put(folder, second, [person(1), assignment(40, 1), ...ground]);
  const again = await scan(folder);
  expect(again.people[0]?.assignments.map(({ id }) => id)).toEqual(["esr:431:40"]);
});

test("an assignment that goes over to another person leaves the first", async () => {
  const folder = folderOf(person(1), assignment(30, 1), person(2));
  put(folder, first, [assignment(30, 2)]);
  const { people } = await scan(folder);
  expect(people.map(({ assignments }) => assignments.length)).toEqual([0, 1]);
});

test("rows in any order give the same people", async () => {
  const rows = [person(1), assignment(30, 1), assignment(31, 1), person(2), assignment(32, 2)];
  const inOrder = await scan(folderOf(...rows));
  const folder = makeFolder();
  put(folder, full, [...rows].reverse().concat(ground));
  const reversed = await scan(folder);
  const withoutOrigin = (found: typeof inOrder) =>
    found.people.map(({ origin: _, ...rest }) => rest);
  expect(withoutOrigin(reversed)).toEqual(withoutOrigin(inOrder));
});

test("a change extract of a day without changes is a link of the chain", async () => {
  const folder = folderOf(person(1));
  put(folder, first, []);
  put(folder, second, [named(1, "Second")]);
  expect(await names(folder)).toEqual(["Second"]);
});
