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
