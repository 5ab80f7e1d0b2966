import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import { ConnectorError, contentHash } from "@rollcall/core";
import type { Descriptors } from "../descriptors.ts";
import type { ExtractFile } from "../files.ts";
import { niSeedOf } from "../identifier.ts";
import type { InterfaceLayout } from "../layout/layout.ts";
import type { Settings } from "../options.ts";
import type { BodySource } from "./body.ts";
import { lowWord } from "./entry.ts";
import { readSidecar, writeSidecar } from "./file.ts";
import { type ExtractIndex, indexExtract } from "./index-extract.ts";
import { layOut } from "./lay-out.ts";
import { sidecarName, workingName } from "./names.ts";
import { fileRuns, memoryRuns } from "./runs.ts";
import { openSidecar, type Sidecar, type SidecarFacts } from "./sidecar.ts";

/** What an index is made with. */
export interface ObtainOptions {
  readonly layout: InterfaceLayout;
  readonly settings: Settings;
  readonly descriptors: Descriptors;
  readonly signal?: AbortSignal | undefined;
}

/** Changes whenever what is in an index, or how, does. */
const revision = 5;

/**
 * Opens the index of an extract, and makes it when there is none, or it is damaged, or it was made of another file or
 * with other options. Where it cannot be kept it is held in memory.
 */
export async function obtainSidecar(file: ExtractFile, options: ObtainOptions): Promise<Sidecar> {
  const { settings, layout, descriptors, signal } = options;
  const identity = identify(file, options);
  const path = join(settings.stateFolder, sidecarName(file.name.name, identity));
  const kept = readSidecar(path, identity, descriptors);
  if (kept) return kept;
  const writable = isWritable(settings.stateFolder);
  const runs = writable ? fileRuns(workingName(path, "runs")) : memoryRuns();
  try {
    const { ignored, niKey } = settings;
    const niSeed = niKey && niSeedOf(niKey);
    const index = await indexExtract(file, { layout, ignored, niSeed, runs, signal });
    const made = { facts: factsOf(index, identity), index, descriptors };
    return writable ? keep(path, made) : inMemory(made);
  } finally {
    runs.close();
  }
}

function factsOf(index: ExtractIndex, identity: string): SidecarFacts {
  const { encoding, rows, people, refused } = index;
  return { spec: "rollcall/esr-index@1", identity, encoding, rows, people, refused };
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
  writeSidecar(path, (write) => {
    const { spans, sums, length } = layOut(index.lists, write);
    return { header: { facts, spans, length }, sums };
  });
  const kept = readSidecar(path, facts.identity, descriptors);
  if (kept) return kept;
  throw new ConnectorError({
    code: "internal",
    message: `an index that was just written cannot be read: ${path}`,
    scope: "system",
    advice: "Check the disk that the state folder is on.",
  });
}

/** Beside extracts that may only be read, an index serves one session and is made again for the next. */
function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function inMemory({ facts, index }: Made): Sidecar {
  const sections: Uint8Array[] = [];
  const { spans, sums, length } = layOut(index.lists, (bytes) => sections.push(bytes.slice()));
  const whole = Buffer.concat(sections, length);
  const read: BodySource["read"] = (into, position) => {
    const part = whole.subarray(position, position + into.length);
    into.set(part);
    return part.length;
  };
  return openSidecar({ facts, spans, source: { length, read, sums } });
}
