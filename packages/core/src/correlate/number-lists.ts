/**
 * Lists of numbers, of which nearly all have one: such a list is held in its own name. Thousands of accounts may share a
 * placeholder for a key, so that longer ones take the same time for each number.
 */
export interface NumberLists {
  /** Gives the name of a list with one number, from 0 to 2³⁰ − 1. */
  start(number: number): number;
  /** Gives the new name of a list to which a number was added. */
  append(list: number, number: number): number;
  /** Gives the number that was added first. */
  first(list: number): number;
  /** Gives the one number of a list, or −1 when it has more. */
  only(list: number): number;
  /** Gives the numbers of a list in the order in which they were added. */
  read(list: number): readonly number[];
  /** Bytes of memory held. */
  bytes(): number;
}

const end = -1;

/** Makes an empty set of lists. A name is even and twice the number, or odd and leads to the number that came last. */
export function numberLists(): NumberLists {
  let numbers = new Int32Array(8);
  let previous = new Int32Array(8);
  let count = 0;
  const link = (before: number, number: number): number => {
    if (count === numbers.length) {
      numbers = doubled(numbers);
      previous = doubled(previous);
    }
    numbers[count] = number;
    previous[count] = before;
    return count++;
  };
  const read = (list: number): readonly number[] => {
    if (list % 2 === 0) return [list / 2];
    const found: number[] = [];
    for (let at = (list - 1) / 2; at !== end; at = previous[at] as number) {
      found.push(numbers[at] as number);
    }
    return found.reverse();
  };
  return {
    read,
    start: (number) => number * 2,
    first: (list) => (list % 2 === 0 ? list / 2 : (read(list)[0] as number)),
    only: (list) => (list % 2 === 0 ? list / 2 : -1),
    append(list, number) {
      const last = list % 2 === 0 ? link(end, list / 2) : (list - 1) / 2;
      return link(last, number) * 2 + 1;
    },
    bytes: () => numbers.byteLength + previous.byteLength,
  };
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
