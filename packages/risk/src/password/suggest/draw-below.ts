/** Gives as many random bytes as it is asked for, fit for secrets, such as `randomBytes` of `node:crypto`. */
export type RandomBytes = (count: number) => Uint8Array;

/**
 * Draws a whole number from 0 to just below `limit`, at most 2^32, each as likely as the others: what would make some
 * likelier is drawn anew. Wipes the bytes.
 */
export function drawBelow(limit: number, random: RandomBytes): number {
  const fair = 0x1_0000_0000 - (0x1_0000_0000 % limit);
  for (;;) {
    const bytes = random(4);
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    bytes.fill(0);
    if (drawn < fair) return drawn % limit;
  }
}
