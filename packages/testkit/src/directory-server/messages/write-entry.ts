import { element, octets } from "../ber/write.ts";
import { writeMessage } from "./write-message.ts";

/** Writes an entry that a search found; `attributes` are encoded already. */
export function writeEntry(id: number, dn: string, attributes: readonly Uint8Array[]): Buffer {
  return writeMessage(id, element(0x64, octets(dn), element(0x30, ...attributes)));
}

/** Writes one attribute of an entry. */
export function writeAttribute(name: string, values: readonly Uint8Array[]): Buffer {
  return element(0x30, octets(name), element(0x31, ...values.map((value) => octets(value))));
}

/** Writes a search continuation reference. */
export function writeReference(id: number, urls: readonly string[]): Buffer {
  return writeMessage(id, element(0x73, ...urls.map((url) => octets(url))));
}
