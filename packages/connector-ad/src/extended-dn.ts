import { isGuid } from "./guid.ts";

/** The value of a DN-valued attribute: what it refers to, by its keys where the server gives them. */
export interface Link {
  /** The GUID in lower case. */
  readonly guid?: string | undefined;
  readonly sid?: string | undefined;
  readonly dn: string;
}

const part = /^<(GUID|SID|TTL)=([^>]*)>[;,]/i;

/** Reads a value that may stand as `<GUID=…>;<SID=…>;DN` (MS-ADTS section 3.1.1.3.4.1.5), or as a plain DN. */
export function parseLink(text: string): Link {
  let guid: string | undefined;
  let sid: string | undefined;
  let dn = text;
  for (;;) {
    const [whole, name = "", value = ""] = part.exec(dn) ?? [];
    if (whole === undefined) return { guid, sid, dn };
    if (name.toUpperCase() === "GUID") guid = value.toLowerCase();
    if (name.toUpperCase() === "SID") sid = value;
    dn = dn.slice(whole.length);
  }
}

/** Gives the DN of an entry, without the keys that the control for extended DNs puts before it. */
export function entryDN({ dn }: { readonly dn: string }): string {
  return dn.startsWith("<") ? parseLink(dn).dn : dn;
}

/** Reads the GUID off a value that begins with one; the rest is not looked at. */
export function linkGuid(value: Uint8Array): string | undefined {
  if (value.length < 43 || value[0] !== 0x3c || value[5] !== 0x3d || value[42] !== 0x3e) {
    return undefined;
  }
  const { buffer, byteOffset } = value;
  const guid = Buffer.from(buffer, byteOffset + 6, 36)
    .toString("latin1")
    .toLowerCase();
  return isGuid(guid) ? guid : undefined;
}
