/** Numbers, of which the least is always the next to be taken. */
export interface Heap {
  push(value: number): void;
  pop(): number | undefined;
}

/** Makes an empty binary heap. */
export function heap(): Heap {
  const values: number[] = [];
  const at = (index: number): number => values[index] ?? Number.POSITIVE_INFINITY;
  const swap = (one: number, other: number): void => {
    [values[one], values[other]] = [at(other), at(one)];
  };
  return {
    push(value) {
      values.push(value);
      for (let index = values.length - 1; index > 0; ) {
        const parent = (index - 1) >> 1;
        if (at(parent) <= at(index)) return;
        swap(parent, index);
        index = parent;
      }
    },
    pop() {
      const least = values[0];
      const last = values.pop();
      if (least === undefined || last === undefined || values.length === 0) return least;
      values[0] = last;
      for (let index = 0; ; ) {
        const [left, right] = [2 * index + 1, 2 * index + 2];
        const child = at(left) <= at(right) ? left : right;
        if (at(index) <= at(child)) return least;
        swap(index, child);
        index = child;
      }
    },
  };
}
