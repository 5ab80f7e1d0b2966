const header = 16;
const perAttribute = 48;

/**
 * Reads how often each attribute of an object was written, by number: `replPropertyMetaData`, MS-DRSR section 4.1.10.2.
 * Attributes that lead to others are not told of.
 */
export function versionsOf(metadata: Uint8Array): ReadonlyMap<number, number> {
  const view = new DataView(metadata.buffer, metadata.byteOffset, metadata.byteLength);
  const versions = new Map<number, number>();
  for (let at = header; at + perAttribute <= view.byteLength; at += perAttribute) {
    versions.set(view.getUint32(at, true), view.getUint32(at + 4, true));
  }
  return versions;
}
