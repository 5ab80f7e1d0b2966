import { ConnectorError } from "@rollcall/core";

const form = /^S-1-\d+(?:-\d+){1,15}$/;

/** Writes the bytes of a security identifier (MS-DTYP section 2.4.2) as `S-1-…`; `undefined` when they are none. */
export function sidText(bytes: Uint8Array): string | undefined {
  const count = bytes[1] ?? 0;
  if (bytes[0] !== 1 || count === 0 || count > 15 || bytes.length !== 8 + count * 4)
    return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const authority = view.getUint16(2) * 2 ** 32 + view.getUint32(4);
  const rest = Array.from({ length: count }, (_, at) => view.getUint32(8 + at * 4, true));
  return ["S-1", authority, ...rest].join("-");
}

/** Reads `S-1-…` into the bytes that a filter takes. Throws `invalid-value`. */
export function sidBytes(text: string): Uint8Array {
  const [authority = -1, ...rest] = form.test(text) ? text.split("-").slice(2).map(Number) : [];
  if (authority < 0 || authority >= 2 ** 48 || rest.some((part) => part >= 2 ** 32)) {
    throw new ConnectorError({ code: "invalid-value", message: "a text is not a SID" });
  }
  const bytes = new Uint8Array(8 + rest.length * 4);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setUint8(1, rest.length);
  view.setUint16(2, Math.floor(authority / 2 ** 32));
  view.setUint32(4, authority % 2 ** 32);
  for (const [at, part] of rest.entries()) view.setUint32(8 + at * 4, part, true);
  return bytes;
}

/** Gives the SID of another object of the same domain, by its relative identifier. */
export function siblingSid(sid: string, rid: number): string {
  return `${sid.slice(0, sid.lastIndexOf("-"))}-${rid}`;
}
