/** Gives the 16 bits that a mixed key's three slots come to when they are combined by exclusive or. */
export function fingerprint(high: number, low: number): number {
  return Math.imul(high ^ ((low << 16) | (low >>> 16)), 0x9e3779b1) >>> 16;
}
