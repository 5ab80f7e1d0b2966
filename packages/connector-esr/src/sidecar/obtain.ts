import { join } from "node:path";
import { contentHash } from "@rollcall/core";
import type { Descriptors } from "../descriptors.ts";
import type { ExtractFile } from "../files.ts";
import { niSeedOf } from "../identifier.ts";
import type { InterfaceLayout } from "../layout/layout.ts";
import type { Settings } from "../options.ts";
import { type BodySource, blockSums } from "./body.ts";
import { entrySize, lowWord } from "./entries.ts";
import { readSidecar, type SidecarHeader, writeSidecar } from "./file.ts";
import { type ExtractIndex, indexExtract } from "./index-extract.ts";
import type { Span } from "./search.ts";
import { type SectionName, sectionNames } from "./sections.ts";
import { openSidecar, type Sidecar, type SidecarFacts } from "./sidecar.ts";

/** What an index is made with. */
export interface ObtainOptions {
  readonly layout: InterfaceLayout;
  readonly settings: Settings;
  readonly descriptors: Descriptors;
  readonly signal?: AbortSignal | undefined;
}

/** Changes whenever what is in an index, or how, does. */
const revision = 1;

/**
 * Opens the index of an extract, and makes it when there is none, or it is damaged, or it was made of another file or
 * with other options. Where it cannot be kept it is held in memory.
 */
export async function obtainSidecar(file: ExtractFile, options: ObtainOptions): Promise<Sidecar> {
  const { settings, layout, descriptors, signal } = options;
  const identity = identify(file, options);
  const path = join(settings.stateFolder, `${file.name.name}.index`);
  const kept = readSidecar(path, identity, descriptors);
  if (kept) return kept;
  const { ignored, niKey } = settings;
  const niSeed = niKey && niSeedOf(niKey);
  const index = await indexExtract(file, { layout, ignored, niSeed, signal });
  const { encoding, rows, people, refused } = index;
  const facts: SidecarFacts = {
    spec: "rollcall/esr-index@1",
    identity,
    encoding,
    rows,
    people,
    refused,
  };
  return keep(path, { facts, index, descriptors });
}

function identify(file: ExtractFile, { layout, settings }: ObtainOptions): string {
  const { name, size, modified, headerHash } = file;
  const { ignored, niKeyPrint } = settings;
  const { version } = layout;
  const made = { revision, version, ignored, niKeyPrint, lowWord };
  return contentHash({ name: name.name, size, modified, headerHash, ...made });
}

interface Made {
  readonly facts: SidecarFacts;
  readonly index: ExtractIndex;
  readonly descriptors: Descriptors;
}

function keep(path: string, { facts, index, descriptors }: Made): Sidecar {
  const { bytes, spans } = layOut(index);
  const sums = blockSums(bytes);
  const header: SidecarHeader = { facts, spans, length: bytes.length };
  try {
    writeSidecar(path, header, { body: [bytes], sums });
  } catch {
    // The folder is read-only: the index serves this session and is made again for the next.
  }
  const kept = readSidecar(path, facts.identity, descriptors);
  if (kept) return kept;
  const read: BodySource["read"] = (into, position) => {
    const part = bytes.subarray(position, position + into.length);
    into.set(part);
    return part.length;
  };
  return openSidecar({ facts, spans, source: { length: bytes.length, read, sums } });
}

function layOut({ lists }: ExtractIndex): {
  bytes: Uint8Array;
  spans: Record<SectionName, Span>;
} {
  const sorted = sectionNames.map((name) => [name, lists[name].takeSorted()] as const);
  const total = sorted.reduce((sum, [, entries]) => sum + entries.length, 0);
  const bytes = new Uint8Array(total * entrySize);
  const spans = {} as Record<SectionName, Span>;
  let first = 0;
  for (const [name, entries] of sorted) {
    bytes.set(new Uint8Array(entries.buffer), first * entrySize);
    spans[name] = { first, count: entries.length };
    first += entries.length;
  }
  return { bytes, spans };
}
