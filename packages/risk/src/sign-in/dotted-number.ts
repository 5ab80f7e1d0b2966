/** Reads the dotted decimals between two positions as a number of 32 bits; -1 when they are none. */
export function dottedNumber(text: string, from: number, to: number): number {
  let word = 0;
  let part = -1;
  let parts = 0;
  for (let at = from; at <= to; at += 1) {
    const digit = at === to ? dot : text.charCodeAt(at) - zero;
    if (digit === dot) {
      if (part < 0) return -1;
      word = word * 256 + part;
      parts += 1;
      part = -1;
    } else {
      if (digit < 0 || digit > 9 || part === 0) return -1;
      part = part < 0 ? digit : part * 10 + digit;
      if (part > 255) return -1;
    }
  }
  return parts === 4 ? word : -1;
}

const zero = 48;
const dot = 46 - zero;
