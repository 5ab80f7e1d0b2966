/** Whole numbers of 32 bits, one after the other, in memory that is used again for the next row. */
export interface WordRow {
  clear(): void;
  put(word: number): void;
  /** The first {@link WordRow.size} of these are the row. Look anew after each `put`. */
  readonly words: Int32Array;
  readonly size: number;
}

/** Makes an empty {@link WordRow}. */
export function wordRow(): WordRow {
  let words = new Int32Array(64);
  let size = 0;
  return {
    clear() {
      size = 0;
    },
    put(word) {
      if (size === words.length) {
        const longer = new Int32Array(words.length * 2);
        longer.set(words);
        words = longer;
      }
      words[size++] = word;
    },
    get words() {
      return words;
    },
    get size() {
      return size;
    },
  };
}
