/** Keys of 64 bits, each as two halves of 32, in two lists side by side. */
export interface KeyList {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

/** Makes room for so many keys. */
export function keyList(length: number): KeyList {
  return { high: new Uint32Array(length), low: new Uint32Array(length) };
}
