import { guidText } from "../guid.ts";
import { sidText } from "../sid.ts";

/** An extended right that somebody may have on one object. */
export interface AskedRight {
  /** The right's GUID as text, in lower case. */
  readonly right: string;
  /** The SIDs of who asks: the account's own and those of the groups that it is in. */
  readonly token: ReadonlySet<string>;
}

const hasAccessList = 0x0004;
const inheritOnly = 0x08;
// ADS_RIGHT_DS_CONTROL_ACCESS, and the right to everything.
const controlAccess = 0x0000_0100 | 0x1000_0000;
const kinds: Readonly<Record<number, { readonly allows: boolean; readonly ofObject: boolean }>> = {
  0: { allows: true, ofObject: false },
  1: { allows: false, ofObject: false },
  5: { allows: true, ofObject: true },
  6: { allows: false, ofObject: true },
};

/**
 * Tells whether an access list grants an extended right on the object that has it (MS-DTYP sections 2.4.4 to 2.4.6,
 * MS-ADTS section 5.1.3.3.4). `undefined` when the bytes are no security descriptor with an access list.
 */
export function grants(descriptor: Uint8Array, asked: AskedRight): boolean | undefined {
  const view = new DataView(descriptor.buffer, descriptor.byteOffset, descriptor.length);
  if (view.byteLength < 20 || (view.getUint16(2, true) & hasAccessList) === 0) return undefined;
  let at = view.getUint32(16, true);
  if (at === 0 || at + 8 > view.byteLength) return undefined;
  const count = view.getUint16(at + 4, true);
  at += 8;
  // The first entry that speaks of the right and of who asks decides.
  for (let nth = 0; nth < count; nth++) {
    if (at + 4 > view.byteLength) return undefined;
    const size = view.getUint16(at + 2, true);
    if (size < 8 || at + size > view.byteLength) return undefined;
    const said = answer(descriptor.subarray(at, at + size), asked);
    if (said !== undefined) return said;
    at += size;
  }
  return false;
}

/** What one entry of an access list says: granted, denied, or nothing of what was asked. */
function answer(entry: Uint8Array, { right, token }: AskedRight): boolean | undefined {
  const view = new DataView(entry.buffer, entry.byteOffset, entry.length);
  const kind = kinds[view.getUint8(0)];
  if (!kind || (view.getUint8(1) & inheritOnly) !== 0) return undefined;
  if ((view.getUint32(4, true) & controlAccess) === 0) return undefined;
  let at = 8;
  if (kind.ofObject) {
    const present = entry.length >= 12 ? view.getUint32(8, true) : 0;
    at = 12 + ((present & 1) === 0 ? 0 : 16) + ((present & 2) === 0 ? 0 : 16);
    const isOther = (present & 1) !== 0 && guidText(entry.subarray(12, 28)) !== right;
    if (isOther) return undefined;
  }
  const trustee = sidText(entry.subarray(at, at + 8 + (entry[at + 1] ?? 0) * 4));
  return trustee !== undefined && token.has(trustee) ? kind.allows : undefined;
}
