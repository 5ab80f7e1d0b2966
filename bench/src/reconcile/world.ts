import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Link, StoreWrite } from "@rollcall/core";
import { fileStore, linkWrites } from "@rollcall/core";
import { numberOf, type Row, rowOf } from "./row.ts";

/** How large a world is and how much of it differs. */
export interface WorldSize {
  readonly people: number;
  /** In the source and not in the target. */
  readonly joiners: number;
  /** Ended in the source and enabled in the target. */
  readonly leavers: number;
  /** With another title or group. */
  readonly changed: number;
}

/** Where a world lies. */
export interface WorldFiles {
  /** The staff record and the accounts of one night. */
  readonly people: string;
  readonly accounts: string;
  /** The same of the night before, when they were in step. */
  readonly before: { readonly people: string; readonly accounts: string };
  /** Sorted by user name: fixed-width lines of user name, offset and length. */
  readonly index: string;
  readonly store: string;
}

/** Names the files of a world in a folder. */
export function worldFiles(folder: string): WorldFiles {
  return {
    people: join(folder, "people.txt"),
    accounts: join(folder, "accounts.ndjson"),
    before: {
      people: join(folder, "people-before.txt"),
      accounts: join(folder, "accounts-before.ndjson"),
    },
    index: join(folder, "accounts.index"),
    store: join(folder, "store"),
  };
}

/** Writes both sides of a world, on one night and the night before, and the links of its steady state. */
export async function writeWorld(folder: string, size: WorldSize): Promise<WorldFiles> {
  const files = worldFiles(folder);
  await writePeople(files.people, size);
  await writePeopleBefore(files.before.people, size);
  await writeAccounts(files, size);
  return files;
}

async function writePeople(path: string, { people, leavers }: WorldSize): Promise<void> {
  const file = createWriteStream(path);
  for (let person = 0; person < people; person++) {
    const end = person < leavers ? "2026-11-01" : "";
    await put(file, lineOf(person, rowOf(person), end));
  }
  await finished(file);
}

/** Of the night before: nobody has left, nobody was taken on, and who has changed is still as the accounts say. */
async function writePeopleBefore(path: string, size: WorldSize): Promise<void> {
  const file = createWriteStream(path);
  for (let person = 0; person < size.people - size.joiners; person++) {
    await put(file, lineOf(person, rowBefore(person, size), ""));
  }
  await finished(file);
}

function lineOf(person: number, row: Row, end: string): string {
  const rest = Array.from({ length: 18 }, (_, spare) => `spare ${(person + spare) % 5}`);
  const { number, given, family, title, department, location, phone, manager, groups } = row;
  const cells = [
    number,
    given,
    family,
    title,
    department,
    location,
    phone,
    manager,
    groups.join("|"),
    "2020-01-06",
    end,
    ...rest,
  ];
  return `${cells.join("~")}\n`;
}

function rowBefore(person: number, { leavers, changed }: WorldSize): Row {
  const row = rowOf(person);
  const isChanged = person >= leavers && person < leavers + changed;
  return isChanged ? { ...row, title: "Trainee", groups: row.groups.slice(1) } : row;
}

async function writeAccounts(files: WorldFiles, size: WorldSize): Promise<void> {
  await rm(files.store, { recursive: true, force: true });
  const file = createWriteStream(files.accounts);
  const before = createWriteStream(files.before.accounts);
  const index: string[] = new Array(size.people);
  const store = await fileStore({ folder: files.store });
  let links: Link[] = [];
  let offset = 0;
  // Joiners are the last people, and the target holds the others in an order of its own.
  const held = size.people - size.joiners;
  const step = coprime(held);
  for (let at = 0; at < held; at++) {
    const person = (at * step) % held;
    const entry = entryOf(person, size);
    const text = `${JSON.stringify(entry)}\n`;
    const length = Buffer.byteLength(text) - 1;
    const stable = `${offset}-${length}`;
    index[person] =
      `${numberOf(person)} ${String(offset).padStart(12, "0")} ${String(length).padStart(6, "0")}\n`;
    links.push(linkOf(person, stable));
    offset += length + 1;
    await put(file, text);
    await put(before, `${JSON.stringify({ ...entry, ...noteBefore(person) })}\n`);
    if (links.length === 100_000 || at === held - 1) {
      await store.commit(links.flatMap((link) => linkWrites(link)));
      links = [];
    }
  }
  await store.commit([readOf("directory", held), readOf("staff", size.people), knownOwners]);
  await finished(file);
  await finished(before);
  await writeFile(files.index, index.slice(0, held).join(""));
  await store[Symbol.asyncDispose]();
}

function entryOf(person: number, size: WorldSize): Record<string, unknown> {
  const row = rowBefore(person, size);
  return {
    userName: row.number,
    displayName: `${row.family}, ${row.given}`,
    givenName: row.given,
    familyName: row.family,
    title: row.title,
    department: row.department,
    location: row.location,
    telephone: row.phone,
    mail: `${row.number}@example.nhs.uk`,
    company: "Ambleford NHS Trust",
    employeeNumber: row.number,
    managerNumber: row.manager,
    initials: row.given.slice(0, 1),
    office: row.location.slice(0, 7),
    description: `${row.title}, ${row.department}`,
    country: "GB",
    homeFolder: `/home/${row.number}`,
    groups: row.groups.toReversed(),
    enabled: true,
    whenCreated: "2020-01-06T09:00:00Z",
    notes: "kept by the service desk",
    badge: row.number.slice(2),
    desk: `D${person % 400}`,
  };
}

/** One account in two hundred had another note, as long as the one it has now, so that every line stays in its place. */
function noteBefore(person: number): { readonly notes?: string } {
  return person % 200 === 0 ? { notes: "held by the service desk" } : {};
}

function linkOf(person: number, stable: string): Link {
  const number = numberOf(person);
  return {
    target: "directory",
    account: { kind: "account", stable },
    personId: number,
    identifiers: [{ system: "employee", value: number }],
    by: "created",
    since: "2026-01-01T00:00:00Z",
  };
}

/** A plan of a full run says that the store has a row of its owner for each link. */
const knownOwners: StoreWrite = { space: "meta", key: "linkOwners", value: true };

/** What the store keeps of a full read whose plan was carried out. */
function readOf(system: string, count: number): StoreWrite {
  const value = [{ at: "2026-11-20T07:00:00Z", count }];
  return { space: "history", key: `snapshots/${system}`, value };
}

function coprime(count: number): number {
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b));
  let step = Math.floor(count * 0.618) | 1;
  while (divides(step, count) !== 1) step += 2;
  return step;
}

async function put(file: WriteStream, text: string): Promise<void> {
  if (!file.write(text)) await once(file, "drain");
}

async function finished(file: WriteStream): Promise<void> {
  file.end();
  await once(file, "finish");
}
