import { element, integer, octets } from "../ber/write.ts";
import type { Result } from "./result.ts";

/** A control that goes with a response. */
export interface ResponseControl {
  readonly oid: string;
  readonly value: Uint8Array;
}

/** The first octet of each kind of response (RFC 4511 section 4.1.1). */
export const responseTag = {
  bind: 0x61,
  search: 0x65,
  modify: 0x67,
  add: 0x69,
  delete: 0x6b,
  rename: 0x6d,
  compare: 0x6f,
  extended: 0x78,
} as const;

/** What a response says beside its result. */
export interface ResponseExtras {
  readonly controls?: readonly ResponseControl[] | undefined;
  /** The name and the value of an extended response. */
  readonly oid?: string | undefined;
  readonly value?: Uint8Array | undefined;
}

/** Writes the message that ends an operation. */
export function writeResult(
  id: number,
  kind: keyof typeof responseTag,
  { code, matchedDN, diagnostic, referrals, controls, oid, value }: Result & ResponseExtras,
): Buffer {
  const content = [
    integer(code, 0x0a),
    octets(matchedDN ?? ""),
    octets(diagnostic ?? ""),
    ...(referrals ? [element(0xa3, ...referrals.map((url) => octets(url)))] : []),
    ...(oid === undefined ? [] : [octets(oid, 0x8a)]),
    ...(value === undefined ? [] : [octets(value, 0x8b)]),
  ];
  return message(id, element(responseTag[kind], ...content), controls);
}

/** Writes an entry that a search found; `attributes` are encoded already. */
export function writeEntry(id: number, dn: string, attributes: readonly Uint8Array[]): Buffer {
  return message(id, element(0x64, octets(dn), element(0x30, ...attributes)));
}

/** Writes one attribute of an entry. */
export function writeAttribute(name: string, values: readonly Uint8Array[]): Buffer {
  return element(0x30, octets(name), element(0x31, ...values.map((value) => octets(value))));
}

/** Writes a search continuation reference. */
export function writeReference(id: number, urls: readonly string[]): Buffer {
  return message(id, element(0x73, ...urls.map((url) => octets(url))));
}

function message(
  id: number,
  operation: Uint8Array,
  controls: readonly ResponseControl[] = [],
): Buffer {
  const written = controls.map(({ oid, value }) => element(0x30, octets(oid), octets(value)));
  const last = written.length > 0 ? [element(0xa0, ...written)] : [];
  return element(0x30, integer(id), operation, ...last);
}
