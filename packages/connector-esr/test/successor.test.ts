import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Person } from "@rollcall/core";
import { expect, test, vi } from "vitest";
import { go2Version01 } from "../src/layout/go2-01.ts";
import type { InterfaceLayout, RecordLayout } from "../src/layout/layout.ts";
import {
  assignment,
  changesSince,
  first,
  folderOf,
  makeFolder,
  organisation,
  person,
  position,
  put,
  remove,
  scan,
  second,
} from "./extracts.ts";

/** Where a successor of the interface puts the field that was at a number: the rows run from their end. */
const moved = (column: number, columns: number): number => columns - column;
const renamed = (type: string): string => `${type.at(-1)}${type.slice(0, 2)}`;

function succeed(layout: InterfaceLayout): InterfaceLayout {
  const records = Object.entries(layout.records).map(([name, record]) => {
    const { update, remove: removes, columns } = record;
    const fields = Object.entries(record.fields).map(([field, column]) => [
      field,
      moved(column, columns),
    ]);
    const types = { update: renamed(update), remove: renamed(removes) };
    return [name, { ...record, ...types, fields: Object.fromEntries(fields) }];
  });
  const unread = layout.unread.map(renamed);
  const removal = { columns: 4, key: 3 };
  return { version: "02", records: Object.fromEntries(records), removal, unread };
}

vi.mock("../src/layout/layout.ts", async (importOriginal) => {
  const original = await importOriginal<typeof import("../src/layout/layout.ts")>();
  return {
    layoutOf: (version: string) =>
      version === "02" ? succeed(go2Version01) : original.layoutOf(version),
  };
});

const layouts = Object.values(go2Version01.records) satisfies RecordLayout[];

function rewritten(line: string): string {
  const [type = "", ...rest] = line.split("~");
  if (type === "HDR") return line.replace(/01$/, "02");
  const updated = layouts.find(({ update }) => update === type);
  if (updated) return [renamed(type), ...rest.reverse()].join("~");
  const removed = layouts.some((record) => record.remove === type);
  return removed ? `${renamed(type)}~~~${rest[0]}` : line;
}

/** The same extracts in the layout of the successor. */
function succeeding(folder: string): string {
  const successor = makeFolder();
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".DAT"))) {
    const lines = readFileSync(join(folder, name), "utf8").split("\r\n");
    writeFileSync(join(successor, name), lines.map(rewritten).join("\r\n"));
  }
  return successor;
}

const withoutOrigin = ({ origin: _, ...rest }: Person): object => rest;

test("a successor of the interface with other types, columns and deletions needs another layout and nothing else", async () => {
  const folder = folderOf(
    ...[position(701, { 2: "20270101" }), organisation(920, { 10: 900 })],
    ...[person(1, { 15: "7654321" }), assignment(31, 1, { 15: 2 })],
    ...[person(2, { 29: "555073103100" }), assignment(32, 2, { 4: "20261130" }), assignment(33, 2)],
    ...[
      person(3),
      assignment(34, 3, { 27: 920, 28: 701 }),
      person(4),
      assignment(35, 4, { 48: "soon" }),
    ],
    ...[person(5), person(6), assignment(36, 5), assignment(37, 6), assignment(37, 5)],
    ...[person(7), assignment(39, 9), person(8, { 15: "7654321" }), assignment(40, 8)],
  );
  const before = await changesSince(folder);
  const { token } = await changesSince(succeeding(folder));
  put(folder, first, [remove("ASD", 31), remove("PRD", 7), person(2, { 6: "New" })]);
  put(folder, second, [organisation(920, { 4: "never" }), assignment(35, 4), assignment(36, 9)]);
  const successor = succeeding(folder);
  const [was, is] = [await scan(folder), await scan(successor)];
  expect(is.people.map(withoutOrigin)).toEqual(was.people.map(withoutOrigin));
  expect(is.people.map(({ id }) => id)).toEqual(["esr:431:2", "esr:431:4", "esr:nhs:7654321"]);
  expect([is.refused, is.completeness]).toEqual([was.refused, was.completeness]);
  const [old, now] = [
    await changesSince(folder, before.token),
    await changesSince(successor, { ...token, scope: successor }),
  ];
  expect(now.refused).toEqual(old.refused);
  expect(now.changes.length).toBe(old.changes.length);
});
