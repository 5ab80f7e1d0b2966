import { type FileHandle, open } from "node:fs/promises";
import type {
  Account,
  EntitlementRef,
  KindSchema,
  Page,
  ReadQuery,
  Schema,
  TargetConnector,
} from "@rollcall/core";
import { fileLines } from "../lines.ts";
import type { WorldFiles } from "./world.ts";

const text = { type: "string" } as const;
const names =
  "displayName givenName familyName title department location mail company employeeNumber managerNumber initials office description country homeFolder whenCreated notes badge desk";

/** The schema of the world's accounts. */
export const accountKind: KindSchema = {
  attributes: {
    userName: { ...text, unique: true, compare: "ignore-case", required: true },
    telephone: { ...text, compare: "e164" },
    ...Object.fromEntries(names.split(" ").map((name) => [name, text])),
  },
  entitlements: ["group"],
};
const schema: Schema = { kinds: { account: accountKind } };

/** What a line of the world's target says. */
export type Entry = Record<string, string> & { groups: readonly string[]; enabled: boolean };

/** Makes an account of one entry. */
export function accountOf(stable: string, { groups, enabled, ...attributes }: Entry): Account {
  const entitlements: EntitlementRef[] = [];
  for (const id of groups) entitlements.push({ kind: "group", id });
  return {
    ref: { kind: "account", stable },
    attributes,
    entitlements,
    enabled,
    observedAt: "2026-11-21T07:00:00Z",
  };
}

/** Reads the world's accounts, as a target: all of them in the order of the file, or one by its place in the file. */
export function accountsFile(files: WorldFiles): TargetConnector {
  return {
    spec: "rollcall/connector@1",
    name: "directory",
    kind: "target",
    async open() {
      const accounts = await open(files.accounts);
      const index = await open(files.index);
      const at = (stable: string): Promise<Account> => readAt(accounts, stable);
      return {
        check: async () => ({ ok: true, findings: [] }),
        schema: async () => schema,
        read: {
          scan: (query) =>
            query?.where ? search(index, query.where, at) : pages(files.accounts, query?.isKnown),
          get: (ref) => at(ref.stable),
        },
        limits: {},
        async [Symbol.asyncDispose]() {
          await accounts.close();
          await index.close();
        },
      };
    },
  };
}

// JSON.parse takes two thirds of the time for objects that follow others of the same form in one array, if it is short.
const parsedAtOnce = 16;

/** Parses lines, some at a time. */
export function* entriesOf(lines: readonly Buffer[]): Generator<[line: Buffer, entry: Entry]> {
  for (let from = 0; from < lines.length; from += parsedAtOnce) {
    const some = lines.slice(from, from + parsedAtOnce);
    const entries = JSON.parse(`[${some.join(",")}]`) as Entry[];
    for (const [at, entry] of entries.entries()) yield [some[at] as Buffer, entry];
  }
}

async function* pages(path: string, isKnown: ReadQuery["isKnown"]): AsyncGenerator<Page<Account>> {
  let offset = 0;
  for await (const lines of fileLines(path, { readAhead: true })) {
    const wanted: Buffer[] = [];
    const keys: string[] = [];
    for (const line of lines) {
      const stable = `${offset}-${line.length}`;
      offset += line.length + 1;
      if (isKnown?.({ kind: "account", stable }, line)) continue;
      wanted.push(line);
      keys.push(stable);
    }
    const items: Account[] = [];
    for (const [, entry] of entriesOf(wanted))
      items.push(accountOf(keys[items.length] as string, entry));
    yield { items };
  }
  yield { items: [], completeness: { state: "complete" } };
}

async function readAt(file: FileHandle, stable: string): Promise<Account> {
  const [offset, length] = stable.split("-").map(Number) as [number, number];
  const { buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, offset);
  return accountOf(stable, JSON.parse(buffer.toString("utf8")) as Entry);
}

const indexLine = 8 + 1 + 12 + 1 + 6 + 1;

async function* search(
  index: FileHandle,
  { anyOf }: NonNullable<ReadQuery["where"]>,
  at: (stable: string) => Promise<Account>,
): AsyncGenerator<Page<Account>> {
  const { size } = await index.stat();
  const items: Account[] = [];
  for (const value of anyOf) {
    const place = (Number(value) - 10_000_000) * indexLine;
    if (!(place >= 0 && place < size)) continue;
    const { buffer } = await index.read(Buffer.alloc(indexLine), 0, indexLine, place);
    const [, offset, length] = buffer.toString("latin1").trim().split(" ").map(Number);
    items.push(await at(`${offset}-${length}`));
  }
  yield { items, completeness: { state: "complete" } };
}
