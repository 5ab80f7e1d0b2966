import { createHmac, hash } from "node:crypto";
import { type Secret, withSecret } from "@rollcall/core";
import { type Day, writeDay } from "./bytes/day.ts";
import { fieldEnd, fieldStart, isDigits, type Row } from "./bytes/row.ts";

const spineUuidLength = 12;

/** Tells whether a field holds a Spine user id: twelve digits, kept as text. */
export function isSpineUuid(row: Row, column: number): boolean {
  const length = fieldEnd(row, column) - fieldStart(row, column);
  return length === spineUuidLength && isDigits(row, column);
}

/** Two letters and six digits; the suffix may be missing. Numbers that begin with TN are temporary and name nobody. */
const niPattern = /^(?!TN)([A-Z]{2}\d{6})[A-D]?$/;

/** Reads a NI number without its suffix; empty when the field holds none. Source: gov.uk NIM39110. */
export function niNumberAt(row: Row, column: number): string {
  const start = fieldStart(row, column);
  const end = fieldEnd(row, column);
  if (start === end) return "";
  if (isWhole(row.buffer, start, end)) return row.buffer.toString("latin1", start, start + 8);
  return niPattern.exec(tidy(row.buffer.toString("latin1", start, end)))?.[1] ?? "";
}

/** Tells whether a field is two capitals, six digits and a suffix, as nearly all are, without making a text of it. */
function isWhole(buffer: Buffer, start: number, end: number): boolean {
  if (end - start !== 9 || (buffer[start] === letterT && buffer[start + 1] === letterN))
    return false;
  for (let at = start; at < end; at++) {
    const byte = buffer[at] as number;
    const [low, high] = at < start + 2 ? capitals : at === end - 1 ? suffixes : digits;
    if (byte < low || byte > high) return false;
  }
  return true;
}

const letterT = 0x54;
const letterN = 0x4e;
const capitals = [0x41, 0x5a] as const;
const digits = [0x30, 0x39] as const;
const suffixes = [0x41, 0x44] as const;

function tidy(written: string): string {
  return written.replaceAll(/\s/g, "").toUpperCase();
}

/** Hashes a NI number together with the birth date, so that neither can be read from it. */
export type NiHash = (niNumber: string, birthDate: Day) => string;

const blockLength = 64;
const digestLength = 32;
/** `QQ123456|1980-01-31` */
const messageLength = 19;

/**
 * Makes the hash of NI numbers: HMAC-SHA256 of `QQ123456|1980-01-31`, in hex. RFC 2104 in its two steps: with a
 * message of one length that takes half the time of a new HMAC object for each.
 */
export function createNiHash(key: Secret): NiHash {
  const block = withSecret(key, toBlock);
  const inner = Buffer.alloc(blockLength + messageLength);
  const outer = Buffer.alloc(blockLength + digestLength);
  for (const [index, byte] of block.entries()) {
    inner[index] = byte ^ 0x36;
    outer[index] = byte ^ 0x5c;
  }
  return (niNumber, birthDate) => {
    inner.write(`${niNumber}|${writeDay(birthDate)}`, blockLength, "latin1");
    outer.write(hash("sha256", inner, "binary"), blockLength, "latin1");
    return hash("sha256", outer, "hex");
  };
}

function toBlock(key: Uint8Array): Buffer {
  const block = Buffer.alloc(blockLength);
  block.set(key.length > blockLength ? hash("sha256", key, "buffer") : key);
  return block;
}

/** Works out the seed of the index's hash of NI numbers from the key. */
export function niSeedOf(key: Secret): number {
  const purpose = "rollcall esr ni index";
  return withSecret(key, (bytes) =>
    createHmac("sha256", bytes).update(purpose).digest().readUInt32LE(0),
  );
}
