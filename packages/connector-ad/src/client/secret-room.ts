import type { WireAttribute } from "../wire.ts";
import type { Request } from "./request.ts";

/** In lower case: attributes that are written and never read. */
const passwords: ReadonlySet<string> = new Set(["unicodepwd", "userpassword"]);
/** More than tags, lengths, numbers and a control or two take. In bytes. */
const overhead = 256;

/**
 * Gives the room in bytes that a request with a password takes at most; `undefined` for one without. Its bytes are
 * overwritten once they are sent, and a writer that must grow on the way would leave the password in what it gives up.
 */
export function secretRoom(request: Request): number | undefined {
  if (request.call === "bind") {
    return Buffer.byteLength(request.name) + request.password.length + overhead;
  }
  const written = writtenBy(request);
  if (!written.some(({ type }) => passwords.has(type.toLowerCase()))) return undefined;
  const dn = "dn" in request ? Buffer.byteLength(request.dn) : 0;
  return written.reduce((room, one) => room + roomOf(one), dn + overhead);
}

function writtenBy(request: Request): readonly WireAttribute[] {
  if (request.call === "add") return request.attributes;
  return request.call === "modify" ? request.changes : [];
}

function roomOf({ type, values }: WireAttribute): number {
  const lengths = values.map((value) => Buffer.byteLength(value) + 8);
  return lengths.reduce((room, length) => room + length, type.length + 32);
}
