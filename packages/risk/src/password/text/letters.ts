/** Tells whether a code point is a letter of any alphabet. */
export function isLetter(point: number): boolean {
  if (point < 0x80) return (point | 0x20) >= 0x61 && (point | 0x20) <= 0x7a;
  return /\p{L}/u.test(String.fromCodePoint(point));
}

/** Tells whether a code point is a capital letter. */
export function isCapital(point: number): boolean {
  if (point < 0x80) return point >= 0x41 && point <= 0x5a;
  return /\p{Lu}/u.test(String.fromCodePoint(point));
}
