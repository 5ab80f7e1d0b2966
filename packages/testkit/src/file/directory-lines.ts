import type { Directory, StoredAccount } from "../memory/directory.ts";
import { purge, put } from "../memory/put.ts";
import { type LinePlace, parseLine, unreadableLine } from "./line.ts";

const spec = "rollcall/directory@1";

interface Header {
  readonly spec: typeof spec;
  readonly name: string;
  /** The number of the change at which the file was last written as a whole. */
  readonly sequence: number;
  /** How many lines of accounts follow before the first change. */
  readonly accounts: number;
}

/** Writes a directory as a whole: a header, then one line for each account, tombstones included. */
export function* directoryLines(directory: Directory): Iterable<string> {
  const header: Header = {
    spec,
    name: directory.settings.name,
    sequence: directory.journal.sequence,
    accounts: directory.accounts.size,
  };
  yield JSON.stringify(header);
  for (const [stable, account] of directory.accounts) yield changeLine(stable, account);
}

/** Writes one change of a directory. */
export function changeLine(stable: string, account: StoredAccount | undefined): string {
  return JSON.stringify(account ? { account } : { purged: stable });
}

/** Fills an empty directory from its lines. Throws `protocol` with the line that cannot be read. */
export function loadLines(directory: Directory, lines: readonly string[], file: string): void {
  const header = parseLine(lines[0], { file, line: 1 }) as Partial<Header>;
  if (header.spec !== spec || header.name !== directory.settings.name) {
    throw unreadableLine({ file, line: 1 }, "the file holds another directory, or none");
  }
  const { journal } = directory;
  lines.slice(1).forEach((text, at) => {
    if (at === header.accounts) startChanges(directory, header);
    load(directory, text, { file, line: at + 2 });
  });
  if (lines.length - 1 < (header.accounts ?? 0)) {
    throw unreadableLine({ file, line: lines.length }, "the file ends before its last account");
  }
  if (lines.length - 1 === header.accounts) startChanges(directory, header);
  journal.floor = Math.min(journal.floor, journal.sequence);
}

// The accounts that stood there from the start are not changes.
function startChanges({ journal }: Directory, header: Partial<Header>): void {
  journal.entries.length = 0;
  journal.sequence = header.sequence ?? 0;
  journal.floor = journal.sequence;
}

function load(directory: Directory, text: string, place: LinePlace): void {
  const line = parseLine(text, place) as { account?: StoredAccount; purged?: string };
  if (line.account) put(directory, line.account);
  else if (line.purged !== undefined) purge(directory, line.purged);
  else throw unreadableLine(place, "the line is neither an account nor a deletion");
}
