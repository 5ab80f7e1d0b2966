import { berSequence, readBerSequence } from "./ber.ts";
import type { WireControl, WireResult } from "./wire.ts";

/** OIDs of the controls that the connector knows (RFC 2696, RFC 4528; MS-ADTS section 3.1.1.3.4.1). */
export const controlOid = {
  paged: "1.2.840.113556.1.4.319",
  extendedDN: "1.2.840.113556.1.4.529",
  showDeleted: "1.2.840.113556.1.4.417",
  showRecycled: "1.2.840.113556.1.4.2064",
  dirSync: "1.2.840.113556.1.4.841",
  domainScope: "1.2.840.113556.1.4.1339",
  descriptorParts: "1.2.840.113556.1.4.801",
  treeDelete: "1.2.840.113556.1.4.805",
  permissiveModify: "1.2.840.113556.1.4.1413",
  linkTTL: "1.2.840.113556.1.4.2309",
  passwordPolicyHints: "1.2.840.113556.1.4.2239",
  assertion: "1.3.6.1.1.12",
} as const;

/** Asks for every DN as `<GUID=…>;<SID=…>;DN`, GUIDs and SIDs as text (MS-ADTS section 3.1.1.3.4.1.5). */
export const extendedDNControl: WireControl = {
  oid: controlOid.extendedDN,
  critical: true,
  value: berSequence([1]),
};

/** Lets a search find deleted objects too. */
export const showDeletedControl: WireControl = { oid: controlOid.showDeleted, critical: true };

/** Asks for one page. Each request takes one of its own. */
export function pagedControl(size: number, cookie: Uint8Array): WireControl {
  return { oid: controlOid.paged, critical: true, value: berSequence([size, cookie]) };
}

/** Reads the cookie of the next page; empty after the last. `undefined` when the server did not answer in pages. */
export function pagedCookie(result: WireResult): Uint8Array | undefined {
  const control = result.controls.find(({ oid }) => oid === controlOid.paged);
  const [, cookie] = (control?.value && readBerSequence(control.value)) ?? [];
  return typeof cookie === "object" ? cookie : undefined;
}
