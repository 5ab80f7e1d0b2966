import { numberOf } from "../ber/primitive.ts";
import { readElement, Undecodable } from "../ber/read.ts";
import { element, integer, octets } from "../ber/write.ts";
import { controlOid } from "../messages/controls.ts";
import { refuse } from "../messages/refusal.ts";
import type { RequestControl } from "../messages/request.ts";
import type { ResponseControl } from "../messages/response.ts";

/** What a request for changes says ([MS-ADTS] 3.1.1.3.4.1.3). */
export interface ChangesAsked {
  /** Only what the reader may see, and no right to replicate is needed. */
  readonly objectSecurity: boolean;
  /** Memberships that came and went, one by one. */
  readonly incremental: boolean;
  readonly maxBytes: number;
  readonly cookie: ChangesCookie | undefined;
}

/** Where a reader of changes stands. */
export interface ChangesCookie {
  readonly invocationId: string;
  /** Changes up to here were read. */
  readonly since: number;
  /** Of those since then, entries up to here were read. */
  readonly upTo: number;
}

const objectSecurity = 0x1;
const incremental = 0x8000_0000;

/** Reads a request for changes. Refuses a cookie that is not the server's. */
export function readChanges({ value }: RequestControl): ChangesAsked {
  const [flags, maxBytes, cookie] = readElement(value ?? new Uint8Array()).parts;
  if (!flags || !maxBytes || !cookie) throw new Undecodable("changes without flags or cookie");
  const bits = numberOf(flags) >>> 0;
  return {
    objectSecurity: (bits & objectSecurity) !== 0,
    incremental: (bits & incremental) !== 0,
    maxBytes: numberOf(maxBytes),
    cookie: cookie.bytes.length === 0 ? undefined : readCookie(cookie.bytes),
  };
}

/** Writes where a reader of changes stands, and whether there is more. */
export function writeChanges(cookie: ChangesCookie, more: boolean): ResponseControl {
  const { invocationId, since, upTo } = cookie;
  const bytes = Buffer.from(["MSDS", invocationId, since, `${upTo} `].join(":"), "latin1");
  bytes[bytes.length - 1] = sum(bytes.subarray(0, -1));
  const value = element(0x30, integer(more ? 1 : 0), integer(0), octets(bytes));
  return { oid: controlOid.dirSync, value };
}

function readCookie(bytes: Uint8Array): ChangesCookie {
  const text = Buffer.from(bytes).toString("latin1");
  const match = /^MSDS:([0-9a-f-]{36}):(\d+):(\d+).$/s.exec(text);
  if (!match || bytes.at(-1) !== sum(bytes.subarray(0, -1))) {
    return refuse("unavailableCriticalExtension", "00000057");
  }
  return { invocationId: match[1] ?? "", since: Number(match[2]), upTo: Number(match[3]) };
}

function sum(bytes: Uint8Array): number {
  return bytes.reduce((total, byte) => (total * 31 + byte) % 251, 7);
}
