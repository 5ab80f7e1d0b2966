import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Account } from "@rollcall/core";
import { dayAt } from "../src/day.ts";
import type { DayRecord } from "../src/day-record.ts";
import { embeddedDirectory } from "../src/directory.ts";
import { dayPlaces, placesIn } from "../src/places.ts";

/** What a run of the example came to. */
export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

const main = join(import.meta.dirname, "..", "src", "main.ts");

/** Makes a folder for one test; it is taken away when the scope ends. */
export async function newFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), "rollcall-example-"));
  return { path, [Symbol.asyncDispose]: async () => await rm(path, { recursive: true }) };
}

/** Runs the example without a terminal, as a process of its own. `watch` sees it while it runs. */
export async function runExample(
  folder: string,
  typed: readonly string[] = [],
  watch: (child: ChildProcess) => void = () => undefined,
): Promise<Ran> {
  const { promise, resolve, reject } = Promise.withResolvers<Ran>();
  const args = ["--conditions=@rollcall/source", main, "--folder", folder, ...typed];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    err += text;
  });
  child.once("error", reject);
  child.once("close", (code, signal) => resolve({ code, signal, out, err }));
  watch(child);
  return await promise;
}

/** Reads all accounts of the directory, in the order of their keys. */
export async function accountsIn(folder: string): Promise<readonly Account[]> {
  const { asOf } = dayAt(0);
  const file = placesIn(folder).directory;
  await using directory = await embeddedDirectory({ file, now: () => Date.parse(asOf) });
  await using session = await directory.connector.open();
  const accounts: Account[] = [];
  for await (const { items } of session.read.scan()) accounts.push(...items);
  return accounts
    .map((account) => ({ ...account, observedAt: asOf }))
    .sort((a, b) => (a.ref.stable < b.ref.stable ? -1 : 1));
}

/**
 * Says what accounts are, without the keys, counts and passwords that a directory makes up: accounts that are made at
 * once get them in either order. A manager is told by name.
 */
export function pictureOf(accounts: readonly Account[]): readonly unknown[] {
  const names = new Map(accounts.map(({ ref, attributes }) => [ref.stable, attributes.cn]));
  return accounts
    .map(({ attributes, enabled, entitlements }) => {
      const { objectSid: _, employeeID, manager, ...kept } = attributes;
      return {
        ...kept,
        employeeID: String(employeeID),
        enabled,
        manager: names.get(String(manager)) ?? null,
        groups: entitlements.map(({ id }) => id).sort(),
      };
    })
    .sort((a, b) => (a.employeeID < b.employeeID ? -1 : 1));
}

/** Reads the record of a day. */
export async function recordIn(folder: string, date: string): Promise<DayRecord> {
  return JSON.parse(await readFile(dayPlaces(placesIn(folder), date).record, "utf8"));
}

/** Reads the receipts of a day. */
export async function receiptsIn(
  folder: string,
  date: string,
): Promise<readonly { operation: string; status: string; attempts: number }[]> {
  const text = await readFile(dayPlaces(placesIn(folder), date).receipts, "utf8");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
