import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { type Secret, withSecret } from "@rollcall/core";
import { type Day, writeDay } from "./bytes/day.ts";
import { fieldEnd, isDigits, type Row } from "./bytes/row.ts";

const spineUuidLength = 12;

/** Tells whether a field holds a Spine user id: twelve digits, kept as text. */
export function isSpineUuid(row: Row, column: number): boolean {
  const length = fieldEnd(row, column) - (row.starts[column] as number);
  return length === spineUuidLength && isDigits(row, column);
}

/** Two letters and six digits; the suffix may be missing. Numbers that begin with TN are temporary and name nobody. */
const niPattern = /^(?!TN)([A-Z]{2}\d{6})[A-D]?$/;

/** Reads a NI number without its suffix; empty when the field holds none. Source: gov.uk NIM39110. */
export function niNumberAt(row: Row, column: number): string {
  const start = row.starts[column] as number;
  const end = fieldEnd(row, column);
  if (start === end) return "";
  const written = row.buffer.toString("latin1", start, end);
  return niPattern.exec(written)?.[1] ?? niPattern.exec(tidy(written))?.[1] ?? "";
}

function tidy(written: string): string {
  return written.replaceAll(/\s/g, "").toUpperCase();
}

/** Hashes a NI number together with the birth date, so that neither can be read from it. */
export type NiHash = (niNumber: string, birthDate: Day) => string;

/** Makes the hash of NI numbers: HMAC-SHA256 of `QQ123456|1980-01-31`, in hex. */
export function createNiHash(key: Secret): NiHash {
  const held: KeyObject = withSecret(key, (bytes) => createSecretKey(bytes));
  return (niNumber, birthDate) =>
    createHmac("sha256", held)
      .update(`${niNumber}|${writeDay(birthDate)}`)
      .digest("hex");
}

/** Works out the seed of the index's hash of NI numbers from the key. */
export function niSeedOf(key: Secret): number {
  const purpose = "rollcall esr ni index";
  return withSecret(key, (bytes) =>
    createHmac("sha256", bytes).update(purpose).digest().readUInt32LE(0),
  );
}
