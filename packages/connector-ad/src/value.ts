import type { Scalar } from "@rollcall/core";
import type { Syntax } from "./dialect/dialect.ts";
import { filetimeOfInstant, instantOfFiletime } from "./filetime.ts";
import { generalizedTimeOfInstant, instantOfGeneralizedTime } from "./generalized-time.ts";
import { guidBytes, guidText } from "./guid.ts";
import { sidBytes, sidText } from "./sid.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads bytes as UTF-8. Throws TypeError when they are not; nothing is replaced or left out. */
export function textOf(bytes: Uint8Array): string {
  const { buffer, byteOffset, length } = bytes;
  return textAt(
    Buffer.isBuffer(bytes) ? bytes : Buffer.from(buffer, byteOffset, length),
    0,
    length,
  );
}

/** As {@link textOf}, for the bytes from `start` to `end`. */
export function textAt(bytes: Buffer, start: number, end: number): string {
  // Most values are ASCII, for which a decoder costs more than it saves.
  for (let at = start; at < end; at++) {
    if ((bytes[at] as number) > 0x7f) return decoder.decode(bytes.subarray(start, end));
  }
  return bytes.toString("latin1", start, end);
}

/**
 * Reads one value as its attribute is written; `undefined` where it means that there is none, such as an expiry of never.
 * Throws when it is not written so. A `reference` comes as its DN.
 */
export function decodeValue(bytes: Uint8Array, syntax: Syntax): Scalar | undefined {
  switch (syntax) {
    case "integer":
      return integer(textOf(bytes));
    case "boolean":
      return truth(textOf(bytes));
    case "bytes":
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64");
    case "guid":
      return known(guidText(bytes));
    case "sid":
      return known(sidText(bytes));
    case "filetime":
      return instantOfFiletime(textOf(bytes));
    case "generalized-time":
      return instantOfGeneralizedTime(textOf(bytes));
    default:
      return textOf(bytes);
  }
}

/** Writes one value as its attribute is written. A `reference` must be a DN already. Throws `invalid-value`. */
export function encodeValue(value: Scalar, syntax: Syntax): Uint8Array | string {
  switch (syntax) {
    case "boolean":
      return value === true ? "TRUE" : "FALSE";
    case "bytes":
      return Buffer.from(String(value), "base64");
    case "guid":
      return guidBytes(String(value));
    case "sid":
      return sidBytes(String(value));
    case "filetime":
      return filetimeOfInstant(String(value));
    case "generalized-time":
      return generalizedTimeOfInstant(String(value));
    default:
      return String(value);
  }
}

function integer(text: string): number {
  const number = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(number)) throw new TypeError("not an integer");
  return number;
}

function truth(text: string): boolean {
  if (text !== "TRUE" && text !== "FALSE") throw new TypeError("not a boolean");
  return text === "TRUE";
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError("not as its syntax says");
  return value;
}
