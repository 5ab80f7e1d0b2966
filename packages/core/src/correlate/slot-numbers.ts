/** A number for each slot, 0 until it is set; grows as slots come. */
export interface SlotNumbers {
  get(slot: number): number;
  set(slot: number, value: number): void;
  /** One more than the highest slot that was set. */
  length(): number;
}

/** Makes an empty row of numbers, of 32 bits with sign. */
export function slotNumbers(): SlotNumbers {
  let numbers = new Int32Array(64);
  let length = 0;
  return {
    get: (slot) => numbers[slot] ?? 0,
    set(slot, value) {
      if (slot >= numbers.length) {
        const more = new Int32Array(Math.max(slot + 1, Math.ceil(numbers.length * 1.5)));
        more.set(numbers);
        numbers = more;
      }
      numbers[slot] = value;
      length = Math.max(length, slot + 1);
    },
    length: () => length,
  };
}
