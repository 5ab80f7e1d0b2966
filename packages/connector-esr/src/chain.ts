import { join } from "node:path";
import { ConnectorError } from "@rollcall/core";
import { brokenChain, wrongOption } from "./errors.ts";
import { type BrokenFile, type ExtractFile, type FolderListing, hashRows } from "./files.ts";
import type { Settings } from "./options.ts";

/** The extracts of one VPD that together say what is: the last full one, and each change extract after it, in order. */
export interface Chain {
  readonly vpd: string;
  readonly files: Links;
  /** Names of files that are there twice or are older than the full extract. */
  readonly leftOut: readonly string[];
}

type Links = readonly [ExtractFile, ...ExtractFile[]];

/** Orders the extracts of every VPD. Throws when a VPD has no full extract, or when its changes leave a gap. */
export async function orderChains(
  listing: FolderListing,
  settings: Settings,
): Promise<readonly Chain[]> {
  const named = [...listing.files, ...listing.broken].map(({ name }) => name.vpd);
  const vpds = [...new Set(settings.vpds ?? named)].sort();
  if (vpds.length === 0) throw noExtracts(settings.folder, "the folder holds no extract");
  const chains: Chain[] = [];
  for (const vpd of vpds) chains.push(await orderChain(vpd, listing, settings));
  return chains;
}

async function orderChain(vpd: string, listing: FolderListing, settings: Settings): Promise<Chain> {
  const subFile = chooseSubFile(vpd, listing, settings);
  const mine = ({ name }: ExtractFile | BrokenFile): boolean =>
    name.vpd === vpd && name.subFile === subFile;
  const files = listing.files.filter(mine).sort(byRun);
  const base = files.findLast(isFull);
  const broken = listing.broken.filter(mine);
  const copies = await findCopies(broken, files, settings);
  const isNeeded = ({ name }: BrokenFile): boolean => !base || name.date >= base.name.date;
  const fault = broken.find((each) => isNeeded(each) && !copies.has(each));
  if (fault) throw fault.error;
  if (!base) throw noBase(vpd, files, settings);
  const start = files.findIndex((file) => isFull(file) && file.header.run === base.header.run);
  const [first = base, ...later] = files.slice(start);
  const { links, twins } = await withoutTwins([first, ...later]);
  assertContiguous(links);
  const needless = [...files.slice(0, start), ...twins, ...copies];
  return { vpd, files: links, leftOut: needless.map(({ name }) => name.name) };
}

function isFull({ name }: ExtractFile): boolean {
  return name.kind === "full";
}

function chooseSubFile(vpd: string, listing: FolderListing, { subFile }: Settings): string {
  const all = [...listing.files, ...listing.broken].filter(({ name }) => name.vpd === vpd);
  const found = [...new Set(all.map(({ name }) => name.subFile))];
  const asked = subFile?.toUpperCase();
  if (asked !== undefined) return asked;
  if (found.length > 1) {
    throw wrongOption("subFile", `VPD ${vpd} has ${found.join(" and ")}: say which to read.`);
  }
  return found[0] ?? "";
}

/** Leaves out files that are the same extract again. Two different extracts of one run are an error. */
async function withoutTwins([base, ...later]: Links): Promise<{
  links: Links;
  twins: ExtractFile[];
}> {
  const links: [ExtractFile, ...ExtractFile[]] = [base];
  const twins: ExtractFile[] = [];
  for (const file of later) {
    const before = links.at(-1) ?? base;
    if (before.header.run !== file.header.run || before.name.kind !== file.name.kind) {
      links.push(file);
      continue;
    }
    if ((await hashRows(before.path)) !== (await hashRows(file.path))) {
      throw brokenChain(file.name.name, `${before.name.name} is another extract of the same run`);
    }
    twins.push(file);
  }
  return { links, twins };
}

// Of two runs at one moment the full one comes last, and has what the changes say.
function byRun(a: ExtractFile, b: ExtractFile): number {
  if (a.header.run !== b.header.run) return a.header.run < b.header.run ? -1 : 1;
  if (a.name.kind !== b.name.kind) return a.name.kind === "changes" ? -1 : 1;
  return a.name.sequence - b.name.sequence;
}

/**
 * Finds files whose header names another extract of the same VPD, kind and day that has the same rows: copies under a
 * wrong number. A copy under the name of another day or VPD stands where an extract should be, which is missing.
 */
async function findCopies(
  broken: readonly BrokenFile[],
  files: readonly ExtractFile[],
  { folder }: Settings,
): Promise<Set<BrokenFile>> {
  const copies = new Set<BrokenFile>();
  for (const each of broken) {
    const { kind, date, name } = each.name;
    const twin = files.find((file) => file.name.name === each.header?.name);
    if (!twin || twin.name.kind !== kind || twin.name.date !== date) continue;
    if ((await hashRows(twin.path)) === (await hashRows(join(folder, name)))) copies.add(each);
  }
  return copies;
}

function assertContiguous(files: readonly ExtractFile[]): void {
  for (const [index, file] of files.entries()) {
    const before = files[index - 1];
    if (!before || file.header.previousRun === before.header.run) continue;
    throw brokenChain(file.name.name, `it does not follow on from ${before.name.name}`);
  }
}

function noBase(vpd: string, files: readonly ExtractFile[], settings: Settings): ConnectorError {
  const first = files[0];
  if (first) return brokenChain(first.name.name, `VPD ${vpd} has changes and no full extract`);
  return noExtracts(settings.folder, `the folder holds no extract of VPD ${vpd}`);
}

function noExtracts(folder: string, message: string): ConnectorError {
  return new ConnectorError({
    code: "not-found",
    message: `${message}: ${folder}`,
    scope: "system",
    advice: "Check the folder and the delivery; begin with a full extract (GOF) of each VPD.",
    where: { file: folder },
  });
}
