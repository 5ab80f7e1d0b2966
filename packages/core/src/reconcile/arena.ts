import type { ByteText } from "../model/byte-text.ts";

/** Many short texts in little memory: UTF-8 bytes in one buffer, addressed by the order in which they were added. */
export interface Arena {
  /** Keeps `text` and gives its number, counted from 0. Throws RangeError when there are 4 GiB of them. */
  add(text: string): number;
  addBytes(text: ByteText): number;
  /** Gives back the text with this number. */
  at(number: number): string;
  /** Tells whether the text with this number is `text`. */
  is(number: number, text: string): boolean;
  readonly size: number;
}

const longestAscii = 0x7f;
// Memory that was never written to costs nothing.
const roomForEach = 48;

/** Makes an empty {@link Arena}. It grows when there are more texts than `expected`. */
export function arena(expected = 0): Arena {
  let bytes = Buffer.alloc(Math.max(1 << 16, expected * roomForEach));
  let ends = new Uint32Array(Math.max(1 << 10, expected));
  let size = 0;
  const start = (number: number): number => (number === 0 ? 0 : (ends[number - 1] as number));
  return {
    add(text) {
      const from = start(size);
      const most = text.length * 3;
      if (from + most > bytes.length) bytes = grown(bytes, from + most);
      if (size === ends.length) ends = longer(ends);
      ends[size] = from + written(bytes, from, text);
      return size++;
    },
    addBytes(text) {
      const from = start(size);
      const length = text.to - text.from;
      if (from + length > bytes.length) bytes = grown(bytes, from + length);
      if (size === ends.length) ends = longer(ends);
      for (let at = 0; at < length; at++) bytes[from + at] = text.bytes[text.from + at] as number;
      ends[size] = from + length;
      return size++;
    },
    at(number) {
      if (number < 0 || number >= size) throw new RangeError(`there is no text ${number}`);
      return bytes.toString("utf8", start(number), ends[number]);
    },
    is(number, text) {
      const from = start(number);
      const length = (ends[number] as number) - from;
      let at = 0;
      while (at < text.length && at < length && bytes[from + at] === text.charCodeAt(at)) at++;
      if (at === text.length && at === length) return true;
      // Beyond ASCII a unit is no byte, and only the text itself tells.
      return (
        text.charCodeAt(at) > longestAscii && bytes.toString("utf8", from, ends[number]) === text
      );
    },
    get size() {
      return size;
    },
  };
}

/** Writes a text and tells how many bytes it took. A loop is quicker than a call for what keys are: short and of ASCII. */
function written(bytes: Buffer, from: number, text: string): number {
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > longestAscii) return bytes.write(text, from, "utf8");
    bytes[from + at] = unit;
  }
  return length;
}

function grown(bytes: Buffer<ArrayBuffer>, needed: number): Buffer<ArrayBuffer> {
  if (needed > 2 ** 32) throw new RangeError("there is room for 4 GiB of texts");
  const larger = Buffer.alloc(Math.max(Math.ceil(bytes.length * 1.5), needed));
  bytes.copy(larger);
  return larger;
}

function longer(ends: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.ceil(ends.length * 1.5));
  larger.set(ends);
  return larger;
}
