import { longestPassword } from "../text/room.ts";

const capacity = 16_384;

/** Parts of a text that count one point each, gathered by where they end. */
export interface Spans {
  /** Of each end: the first span in the lists below, or -1. */
  readonly first: Int32Array;
  readonly start: Int32Array;
  readonly next: Int32Array;
  count: number;
  /**
   * Of each end: where the longest run (a repeat, a row of keys) that reaches it begins. Any part of a run counts as a
   * span.
   */
  readonly runStart: Int32Array;
  /** Scratch room for {@link fewestPoints}: places of ever more points, from which a run may begin. */
  readonly queue: Int32Array;
}

/** Makes room for the spans of any password that is judged. */
export function makeSpans(): Spans {
  return {
    first: new Int32Array(longestPassword + 1).fill(-1),
    start: new Int32Array(capacity),
    next: new Int32Array(capacity),
    count: 0,
    runStart: Int32Array.from({ length: longestPassword + 1 }, (_, at) => at),
    queue: new Int32Array(longestPassword + 1),
  };
}

/** Forgets all spans of a text of this length. */
export function clearSpans(spans: Spans, length: number): void {
  spans.start.fill(0, 0, spans.count);
  spans.next.fill(0, 0, spans.count);
  spans.first.fill(-1, 0, length + 1);
  spans.count = 0;
  for (let at = 0; at <= length; at++) spans.runStart[at] = at;
}

/**
 * Adds a span. When there are more than there is room for, it becomes a run, which counts for less: the password is
 * then judged weaker, never stronger.
 */
export function addSpan(spans: Spans, start: number, end: number): void {
  if (spans.count === capacity) {
    addRun(spans, start, end);
    return;
  }
  spans.start[spans.count] = start;
  spans.next[spans.count] = spans.first[end] as number;
  spans.first[end] = spans.count;
  spans.count += 1;
}

/** Adds a run: each part of it counts one point. */
export function addRun(spans: Spans, start: number, end: number): void {
  for (let at = start + 1; at <= end; at++) {
    spans.runStart[at] = Math.min(spans.runStart[at] as number, start);
  }
}

/**
 * Gives the fewest points that a text of `length` can be cut into: one for each span, for each part of a run, and for
 * each character that is in neither. `points` is scratch room of `length` + 1.
 */
export function fewestPoints(spans: Spans, length: number, points: Int32Array): number {
  const { first, next, start, runStart, queue } = spans;
  let [head, tail] = [0, 0];
  points[0] = 0;
  for (let end = 1; end <= length; end++) {
    // Runs that reach further never begin earlier, so that the least of the places between is kept as in a sliding
    // window.
    const before = points[end - 1] as number;
    while (tail > head && (points[queue[tail - 1] as number] as number) >= before) tail -= 1;
    queue[tail++] = end - 1;
    while (head < tail && (queue[head] as number) < (runStart[end] as number)) head += 1;
    let best = head < tail ? Math.min(before, points[queue[head] as number] as number) : before;
    for (let at = first[end] as number; at !== -1; at = next[at] as number) {
      best = Math.min(best, points[start[at] as number] as number);
    }
    points[end] = best + 1;
  }
  queue.fill(0, 0, length);
  return points[length] as number;
}
