import { type Fingerprint, fingerprinter, finish, nextA, nextB } from "./fingerprint.ts";

/**
 * Makes the fingerprint of a record: of the text of all its values, or of the UTF-8 of that text, and of the first `count` of some whole numbers of 32 bits,
 * which say where in it each value ends, and the like; of none when they are missing. The result is one object that is used
 * again.
 */
export type RecordFingerprint = (
  text: string | Uint8Array,
  numbers?: Int32Array,
  count?: number,
) => Readonly<Fingerprint>;

const noNumbers = new Int32Array();

const wordBytes = 4;
const wordsPerRound = 4;
/** How long the text is as bytes, and how many numbers follow it, so that neither can be taken for the other. */
const headBytes = 2 * wordBytes;

/**
 * Makes a {@link RecordFingerprint} with a seed. Four words a round go into two pairs of lanes, which a processor works on
 * side by side. The pairs meet only at the end: each holds 64 bits by itself, so that records which differ in words of
 * one pair alone are told apart as well as others.
 */
export function recordFingerprint(seed: string): RecordFingerprint {
  const { lo, hi } = fingerprinter(seed)("record");
  const [seedA, seedB] = [lo, hi];
  const result: Fingerprint = { lo: 0, hi: 0 };
  let words = new Int32Array(1 << 12);
  let bytes = Buffer.from(words.buffer);
  return (text, numbers = noNumbers, count = 0) => {
    const most = headBytes + text.length * 3 + (count + 2 * wordsPerRound) * wordBytes;
    if (most > bytes.length) {
      words = new Int32Array(Math.ceil(most / wordBytes));
      bytes = Buffer.from(words.buffer);
    }
    words[0] = putText(bytes, text);
    words[1] = count;
    let size = (headBytes + Math.abs(words[0]) + wordBytes - 1) >> 2;
    for (let at = 0; at < count; at++) words[size++] = numbers[at] as number;
    while (size % wordsPerRound !== 0) words[size++] = 0;
    let a = seedA;
    let b = seedB;
    let c = ~seedB;
    let d = ~seedA;
    for (let at = 0; at < size; at += wordsPerRound) {
      a = (nextA(a, words[at] as number) + b) | 0;
      b = (nextB(b, words[at + 1] as number) + a) | 0;
      c = (nextA(c, words[at + 2] as number) + d) | 0;
      d = (nextB(d, words[at + 3] as number) + c) | 0;
    }
    a = (nextA(a, c) + b) | 0;
    b = (nextB(b, d) + a) | 0;
    return finish(a, b, result);
  };
}

/** Puts a text behind the head and tells how many bytes it takes; less than none when it had to be written as UTF-16. */
function putText(bytes: Buffer, text: string | Uint8Array): number {
  const length = typeof text === "string" ? writeText(bytes, text) : text.length;
  if (typeof text !== "string") bytes.set(text, headBytes);
  const end = headBytes + Math.abs(length);
  for (let at = end; at % wordBytes !== 0; at++) bytes[at] = 0;
  return length;
}

function writeText(bytes: Buffer, text: string): number {
  const length = bytes.write(text, headBytes, "utf8");
  // Half a surrogate pair alone has no UTF-8 of its own. A text of as many bytes as units has none.
  const isLossy = length !== text.length && !text.isWellFormed();
  return isLossy ? -bytes.write(text, headBytes, "utf16le") : length;
}
