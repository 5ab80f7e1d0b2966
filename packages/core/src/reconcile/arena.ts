/** Many short texts in little memory: UTF-8 bytes in one buffer, addressed by the order in which they were added. */
export interface Arena {
  /** Keeps `text` and gives its number, counted from 0. */
  add(text: string): number;
  /** Gives back the text with this number. */
  at(number: number): string;
  readonly size: number;
}

/** Makes an empty {@link Arena}. It grows by doubling. */
export function arena(): Arena {
  let bytes = Buffer.alloc(1 << 16);
  let ends = new Float64Array(1 << 10);
  let size = 0;
  const start = (number: number): number => (number === 0 ? 0 : (ends[number - 1] as number));
  return {
    add(text) {
      const from = start(size);
      const most = text.length * 3;
      if (from + most > bytes.length) bytes = grown(bytes, from + most);
      if (size === ends.length) ends = doubled(ends);
      ends[size] = from + bytes.write(text, from, "utf8");
      return size++;
    },
    at(number) {
      if (number < 0 || number >= size) throw new RangeError(`there is no text ${number}`);
      return bytes.toString("utf8", start(number), ends[number]);
    },
    get size() {
      return size;
    },
  };
}

function grown(bytes: Buffer<ArrayBuffer>, needed: number): Buffer<ArrayBuffer> {
  const larger = Buffer.alloc(Math.max(bytes.length * 2, needed));
  bytes.copy(larger);
  return larger;
}

function doubled(ends: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(ends.length * 2);
  larger.set(ends);
  return larger;
}
