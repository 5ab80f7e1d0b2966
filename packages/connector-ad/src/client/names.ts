/** Turns the bytes of attribute names into text in lower case. */
export type Names = (bytes: Buffer, start: number, end: number) => string;

interface Known {
  readonly bytes: Buffer;
  readonly name: string;
}

const slots = 1024;

/**
 * Makes a reader of attribute names that remembers the last ones: an answer says the same fifteen for every entry, and
 * making each text anew costs more than all the rest of reading.
 */
export function rememberNames(): Names {
  const known: (Known | undefined)[] = new Array(slots).fill(undefined);
  return (bytes, start, end) => {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = (hash * 31 + (bytes[at] ?? 0)) | 0;
    const slot = (hash ^ (hash >>> 15)) & (slots - 1);
    const found = known[slot];
    if (found && isSame(found.bytes, bytes, start, end)) return found.name;
    const name = bytes.toString("utf8", start, end).toLowerCase();
    known[slot] = { bytes: Buffer.from(bytes.subarray(start, end)), name };
    return name;
  };
}

/** Tells whether bytes that are known stand in others. */
export function isSame(known: Buffer, bytes: Buffer, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== bytes[start + at]) return false;
  return true;
}
