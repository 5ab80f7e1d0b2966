/** Things that are due at a time, the earliest first. */
export interface DueTimes {
  add(due: number, id: string): void;
  /** Takes the earliest of those that are due by a time. */
  take(now: number): string | undefined;
  /** When the earliest is due. */
  readonly earliest: number | undefined;
}

interface Due {
  readonly due: number;
  readonly id: string;
}

/** Makes a binary heap of due times. */
export function dueTimes(): DueTimes {
  const heap: Due[] = [];
  return {
    get earliest() {
      return heap[0]?.due;
    },
    add: (due, id) => {
      heap.push({ due, id });
      rise(heap, heap.length - 1);
    },
    take: (now) => {
      const [first] = heap;
      if (!first || first.due > now) return;
      const last = heap.pop() as Due;
      if (heap.length > 0) {
        heap[0] = last;
        sink(heap);
      }
      return first.id;
    },
  };
}

function rise(heap: Due[], from: number): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >>> 1;
    if (dueAt(heap, parent) <= dueAt(heap, at)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink(heap: Due[]): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const least = dueAt(heap, left + 1) < dueAt(heap, left) ? left + 1 : left;
    if (dueAt(heap, least) >= dueAt(heap, at)) return;
    swap(heap, at, least);
    at = least;
  }
}

function dueAt(heap: readonly Due[], at: number): number {
  return heap[at]?.due ?? Number.POSITIVE_INFINITY;
}

function swap(heap: Due[], one: number, other: number): void {
  [heap[one], heap[other]] = [heap[other] as Due, heap[one] as Due];
}
