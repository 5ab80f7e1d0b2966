import { createHash } from "node:crypto";
import type { Stats } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { ConnectorError } from "@rollcall/core";
import type { KnownFile } from "./descriptors.ts";
import { unreadableFile, unreadableFolder, untrustedFile } from "./errors.ts";
import {
  disagreement,
  type ExtractHeader,
  type ExtractName,
  ownName,
  parseExtractName,
  parseHeader,
} from "./header.ts";

/** An extract whose header agrees with its name. */
export interface ExtractFile extends KnownFile {
  readonly name: ExtractName;
  readonly header: ExtractHeader;
  /** SHA-256 of the header row, hex. */
  readonly headerHash: string;
}

/** An extract that cannot be trusted, with the reason. It matters only when it would be used. */
export interface BrokenFile {
  readonly name: ExtractName;
  readonly error: ConnectorError;
  /** What the header says, when it says anything. */
  readonly header?: ExtractHeader | undefined;
}

/** What is in the folder. */
export interface FolderListing {
  readonly files: readonly ExtractFile[];
  readonly broken: readonly BrokenFile[];
  /** Names meant for extracts, of which neither they nor the header tell the place. What the files hold is not read. */
  readonly misnamed: readonly string[];
  /** Other names that begin as those of extracts do, such as those of files that are still being written. */
  readonly passedOver: readonly string[];
}

/** What is meant for the name of an extract and may have a slip in it; `GOODS.DAT` is not. */
const likeExtract = /^GO[^A-Z].*\.DAT$/i;
const longestHeader = 1024;
const byteOrderMark = "\uFEFF";

/** Finds the extracts in a folder and reads their headers. Throws when the folder cannot be read. */
export async function listExtracts(folder: string): Promise<FolderListing> {
  const files: ExtractFile[] = [];
  const broken: BrokenFile[] = [];
  const misnamed: string[] = [];
  const passedOver: string[] = [];
  for (const entry of (await readFolder(folder)).sort()) {
    const path = join(folder, entry);
    const name = parseExtractName(entry);
    if (!name && !likeExtract.test(entry)) {
      if (/^GO_/i.test(entry)) passedOver.push(entry);
      continue;
    }
    const found = name ? await readExtract(path, name) : await readMisnamed(path, entry);
    if (!found) misnamed.push(entry);
    else if ("error" in found) broken.push(found);
    else files.push(found);
  }
  return { files, broken, misnamed, passedOver };
}

/** Lists the names in a folder. Throws `permission-denied` or `unavailable`. */
export async function readFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw unreadableFolder(folder, cause);
  }
}

async function readExtract(path: string, name: ExtractName): Promise<ExtractFile | BrokenFile> {
  const file = name.name;
  try {
    const facts = await stat(path);
    if (!facts.isFile()) {
      return { name, error: untrustedFile({ file, rule: "an extract is a file, not a folder" }) };
    }
    return judgeHeader(await readFirstLine(path), { path, name, facts });
  } catch (cause) {
    return { name, error: unreadableFile(path, cause) };
  }
}

/** A file whose name is none stands where the header says, and cannot be trusted. */
async function readMisnamed(path: string, entry: string): Promise<BrokenFile | undefined> {
  const line = await readFirstLine(path).catch(() => "");
  const header = parseHeader(line);
  const stated = "rule" in header ? undefined : parseExtractName(header.name);
  if ("rule" in header || !stated) return undefined;
  const error = untrustedFile({ file: entry, line: 1, ...ownName }, rename);
  return { name: { ...stated, name: entry }, error, header };
}

const rename = "Give the file the name that its header states, or take it out of the folder.";

function judgeHeader(
  line: string,
  { path, name, facts }: { path: string; name: ExtractName; facts: Stats },
): ExtractFile | BrokenFile {
  const header = parseHeader(line);
  const fault = "rule" in header ? header : disagreement(header, name);
  if ("rule" in header || fault) {
    const error = untrustedFile({ file: name.name, line: 1, ...fault });
    return { name, error, header: "rule" in header ? undefined : header };
  }
  const headerHash = createHash("sha256").update(line).digest("hex");
  return { path, name, header, size: facts.size, modified: facts.mtimeMs, headerHash };
}

async function readFirstLine(path: string): Promise<string> {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(longestHeader),
      0,
      longestHeader,
      0,
    );
    const text = buffer.toString("utf8", 0, bytesRead);
    const [first = ""] = text.split(/\r?\n/, 1);
    return first.startsWith(byteOrderMark) ? first.slice(1) : first;
  } finally {
    await handle.close();
  }
}

/** Hashes all of an extract but its header row, to tell whether two files are the same extract. */
export async function hashRows(path: string): Promise<string> {
  const handle = await open(path, "r");
  const hash = createHash("sha256");
  let header = true;
  try {
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      const end = header ? (chunk as Buffer).indexOf(0x0a) : 0;
      if (end === -1) continue;
      hash.update(header ? (chunk as Buffer).subarray(end) : (chunk as Buffer));
      header = false;
    }
    return hash.digest("hex");
  } catch (cause) {
    throw ConnectorError.is(cause) ? cause : unreadableFile(path, cause);
  } finally {
    await handle.close();
  }
}
