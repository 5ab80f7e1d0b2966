import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import { ConnectorError } from "@rollcall/core";
import type { Descriptors, KnownFile } from "../descriptors.ts";
import { unwritable } from "../errors.ts";
import type { BodySource } from "./body.ts";
import { workingName } from "./names.ts";
import type { Span } from "./search.ts";
import type { SectionName } from "./sections.ts";
import { openSidecar, type Sidecar, type SidecarFacts } from "./sidecar.ts";

/** What stands at the end of an index file, before its footer. */
export interface SidecarHeader {
  readonly facts: SidecarFacts;
  readonly spans: Spans;
  /** Bytes of the body. */
  readonly length: number;
}

/** Where each section stands. */
export type Spans = Readonly<Record<SectionName, Span>>;

const footerSize = 16;
const mark = 0x52434531;

/**
 * Writes an index file whole or not at all: to a name of its own first, which then takes the place of the old one.
 * `writeBody` hands over the body piece by piece and gives the rest. Throws `unavailable` when it cannot be written.
 */
export function writeSidecar(path: string, writeBody: WriteBody): void {
  const temporary = workingName(path, "tmp");
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeTemporary(temporary, writeBody);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error instanceof ConnectorError ? error : unwritable(temporary, error);
  }
}

type WriteBody = (write: (bytes: Uint8Array) => void) => {
  readonly header: SidecarHeader;
  readonly sums: Uint32Array;
};

function writeTemporary(temporary: string, writeBody: WriteBody): void {
  const fd = openSync(temporary, "w", 0o600);
  try {
    const { header, sums } = writeBody((bytes) => writeWhole(fd, bytes));
    writeEnd(fd, header, sums);
  } finally {
    closeSync(fd);
  }
}

function writeEnd(fd: number, header: SidecarHeader, sums: Uint32Array): void {
  const sumBytes = Buffer.from(sums.buffer, sums.byteOffset, sums.byteLength);
  const text = Buffer.from(JSON.stringify(header));
  const footer = Buffer.alloc(footerSize);
  footer.writeUInt32LE(sumBytes.length, 0);
  footer.writeUInt32LE(text.length, 4);
  footer.writeUInt32LE(crc32(text, crc32(sumBytes)), 8);
  footer.writeUInt32LE(mark, 12);
  for (const bytes of [sumBytes, text, footer]) writeWhole(fd, bytes);
}

function writeWhole(fd: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
}

/** Opens an index file, or gives `undefined` when there is none, or it is damaged, or it is another's. */
export function readSidecar(
  path: string,
  identity: string,
  descriptors: Descriptors,
): Sidecar | undefined {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (!facts?.isFile()) return undefined;
  const file: KnownFile = { path, size: facts.size, modified: facts.mtimeMs };
  const found = readHeader(file, descriptors);
  if (found?.header.facts.identity !== identity) {
    descriptors.forget(file);
    return undefined;
  }
  const { header, sums } = found;
  const { facts: stated, spans, length } = header;
  const read: BodySource["read"] = (into, position) => descriptors.read(file, into, position);
  return openSidecar({ facts: stated, spans, source: { length, read, sums } });
}

interface FoundHeader {
  readonly header: SidecarHeader;
  readonly sums: Uint32Array;
}

function readHeader(file: KnownFile, descriptors: Descriptors): FoundHeader | undefined {
  const { size } = file;
  if (size < footerSize) return undefined;
  const read = (length: number, position: number): Buffer => {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, descriptors.read(file, bytes, position));
  };
  const footer = read(footerSize, size - footerSize);
  if (footer.length < footerSize || footer.readUInt32LE(12) !== mark) return undefined;
  const sumsLength = footer.readUInt32LE(0);
  const textLength = footer.readUInt32LE(4);
  const start = size - footerSize - textLength - sumsLength;
  if (start < 0) return undefined;
  const sums = read(sumsLength, start);
  const text = read(textLength, start + sumsLength);
  if (crc32(text, crc32(sums)) !== footer.readUInt32LE(8)) return undefined;
  const header: SidecarHeader = JSON.parse(text.toString());
  if (header.length !== start) return undefined;
  return { header, sums: new Uint32Array(new Uint8Array(sums).buffer) };
}
