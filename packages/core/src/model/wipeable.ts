/**
 * Makes room for bytes that are to be wiped. V8 keeps small arrays among its objects and leaves what was in them behind
 * when it moves them, where nobody can overwrite it; what has a buffer of its own is never moved.
 */
export function wipeable(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new ArrayBuffer(length));
}

/** Copies bytes to where they can be wiped. */
export function wipeableCopy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = wipeable(bytes.length);
  copy.set(bytes);
  return copy;
}
