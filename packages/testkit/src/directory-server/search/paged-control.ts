import { numberOf } from "../ber/primitive.ts";
import { readElement, Undecodable } from "../ber/read.ts";
import { element, integer, octets } from "../ber/write.ts";
import { controlOid } from "../messages/controls.ts";
import type { RequestControl } from "../messages/request.ts";
import type { ResponseControl } from "../messages/response.ts";

/** What a request for a page says (RFC 2696). */
export interface PageAsked {
  readonly size: number;
  readonly cookie: Uint8Array;
}

/** Reads a request for a page. Throws {@link Undecodable}. */
export function readPaged({ value }: RequestControl): PageAsked {
  const [size, cookie] = readElement(value ?? new Uint8Array()).parts;
  if (!size || !cookie) throw new Undecodable("a page without its size or cookie");
  return { size: numberOf(size), cookie: cookie.bytes };
}

/** Writes the cookie for the next page; empty after the last. */
export function writePaged(cookie: Uint8Array): ResponseControl {
  return { oid: controlOid.paged, value: element(0x30, integer(0), octets(cookie)) };
}
