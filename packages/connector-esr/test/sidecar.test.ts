import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { workingName } from "../src/sidecar/names.ts";
import {
  assignment,
  extractName,
  first,
  folderOf,
  full,
  ground,
  makeFolder,
  person,
  put,
  scan,
} from "./extracts.ts";

const niKey = new Uint8Array(32).fill(7);
const state = (folder: string): string => join(folder, ".rollcall");

function indexOf(folder: string): string {
  return join(state(folder), readdirSync(state(folder))[0] as string);
}

function manyPeople(count: number): string[] {
  return Array.from({ length: count }, (_, index) => [
    person(index + 1, { 15: String(7000000 + index), 14: `QQ${100000 + index}A` }),
    assignment(50000 + index, index + 1, { 15: 1 + (index >> 3) }),
  ]).flat();
}

test("the index holds nothing of anybody, and only its owner may read it", async () => {
  const folder = folderOf(...manyPeople(3));
  await scan(folder, { niKey });
  const bytes = readFileSync(indexOf(folder), "latin1");
  expect(bytes.length).toBeGreaterThan(1000);
  expect(bytes).not.toMatch(/Surname|Aisha|QQ1000|7000000|2000000|19800131/);
  expect(statSync(indexOf(folder)).mode & 0o077).toBe(0);
});

test("a second read uses the index and gives the same", async () => {
  const folder = folderOf(...manyPeople(50));
  const before = await scan(folder);
  const { mtimeMs } = statSync(indexOf(folder));
  expect(await scan(folder)).toEqual(before);
  expect(statSync(indexOf(folder)).mtimeMs).toBe(mtimeMs);
});

test.each([
  ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length - 20)],
  ["empty", () => Buffer.alloc(0)],
  ["of another format", (bytes: Buffer) => Buffer.alloc(bytes.length, "x")],
  [
    "damaged in its end",
    (bytes: Buffer) => bytes.fill(0x20, bytes.length - 200, bytes.length - 100),
  ],
])("an index that is %s is made again", async (_, damage) => {
  const folder = folderOf(...manyPeople(50));
  const before = await scan(folder);
  const path = indexOf(folder);
  writeFileSync(path, damage(readFileSync(path)));
  expect(await scan(folder)).toEqual(before);
  expect(await scan(folder)).toEqual(before);
});

test("an index that is damaged in its midst is noticed and never believed", async () => {
  const folder = folderOf(...manyPeople(3000));
  await scan(folder);
  const path = indexOf(folder);
  const bytes = readFileSync(path);
  for (let at = 0; at < 40_000; at += 4096) bytes[at] = (bytes[at] as number) ^ 0xff;
  writeFileSync(path, bytes);
  await expect(scan(folder)).rejects.toMatchObject({ code: "internal", advice: /state folder/ });
});

test("a file that was put in the place of another of the same name gets an index of its own", async () => {
  const folder = folderOf(person(1, { 6: "Before" }));
  await scan(folder);
  put(folder, full, [...ground, person(1, { 6: "Afterwards" }), person(2)]);
  expect((await scan(folder)).people.map(({ names }) => names.legal.family)).toEqual([
    "Afterwards",
    "Surname2",
  ]);
  const path = join(folder, extractName(full));
  utimesSync(path, 1000, 1000);
  expect((await scan(folder)).people).toHaveLength(2);
});

test("indexes of extracts that are gone are deleted", async () => {
  const folder = folderOf(person(1));
  const name = put(folder, first, [person(2)]);
  await scan(folder);
  expect(readdirSync(state(folder))).toHaveLength(2);
  rmSync(join(folder, name));
  await scan(folder);
  expect(readdirSync(state(folder))).toHaveLength(1);
});

test("what was left of an index that was never finished is deleted a day later", async () => {
  const folder = folderOf(person(1));
  await scan(folder);
  const [old, recent, other] = [".123.tmp", ".124.runs", ".125.txt"].map(
    (end) => indexOf(folder) + end,
  ) as [string, string, string];
  for (const path of [old, recent, other]) writeFileSync(path, "");
  const dayBefore = Date.parse("2026-11-21T12:00:00Z") / 1000 - 86_401;
  utimesSync(old, dayBefore, dayBefore);
  utimesSync(other, dayBefore, dayBefore);
  utimesSync(recent, dayBefore + 2, dayBefore + 2);
  await scan(folder);
  expect([old, recent, other].map(existsSync)).toEqual([false, true, true]);
});

test("a file that is needed while an index is made has a name that no other reader uses", () => {
  const names = Array.from({ length: 100 }, () => workingName("GO_431.index", "runs"));
  expect(new Set(names).size).toBe(100);
});

test("several readers make an index of one extract at the same time", async () => {
  const folder = makeFolder();
  put(folder, full, [...ground, ...manyPeople(66_000)]);
  const read = async (): Promise<string> => JSON.stringify((await scan(folder)).people);
  const [before, ...others] = await Promise.all([read(), read(), read()]);
  expect(JSON.parse(before)).toHaveLength(66_000);
  expect(others.map((other) => other === before)).toEqual([true, true]);
  expect(readdirSync(state(folder))).toHaveLength(1);
});

test("an index whose place is taken by something else is an error that names it, and nothing is left", async () => {
  const folder = folderOf(person(1));
  await scan(folder);
  const path = indexOf(folder);
  rmSync(path);
  mkdirSync(join(path, "taken"), { recursive: true });
  await expect(scan(folder)).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringMatching(/\.index\.[0-9a-f]{12}\.tmp cannot be written: E/),
  });
  expect(readdirSync(state(folder))).toHaveLength(1);
});

test("where the index cannot be kept it is held in memory", async () => {
  const folder = folderOf(...manyPeople(50));
  const expected = await scan(folder);
  const file = join(makeFolder(), "file");
  writeFileSync(file, "");
  expect(await scan(folder, { stateFolder: join(file, "state") })).toEqual(expected);
});

test("thousands of keys are each found again", async () => {
  const folder = folderOf(...manyPeople(4000));
  put(
    folder,
    first,
    Array.from({ length: 300 }, (_, index) =>
      assignment(50000 + index * 13, index * 13 + 1, { 25: "0.1" }),
    ),
  );
  const { people } = await scan(folder, { niKey });
  expect(people).toHaveLength(4000);
  expect(people.filter(({ assignments }) => assignments[0]?.fte === 0.1)).toHaveLength(300);
  const manager = people.find(({ identifiers }) => identifiers[0]?.value === "801")?.assignments[0]
    ?.managerId;
  expect(manager).toBe("esr:nhs:7000100");
});
