/**
 * Finds every place where one of many words stands in a text, in one pass (Aho and Corasick, 1975). Built once, of
 * typed arrays: 24 bytes for each letter that a word does not share with the beginning of another, and no object for
 * any.
 */
export interface Automaton {
  /** Of each node: where its edges begin; there is one number more than nodes. */
  readonly edgeStart: Int32Array;
  /** The code points of the edges, in order within a node, and the nodes that they lead to. */
  readonly edgePoint: Uint32Array;
  readonly edgeTo: Int32Array;
  /** Where to go on when no edge fits. */
  readonly fail: Int32Array;
  /** The number of the word that ends at a node, or -1. */
  readonly word: Int32Array;
  /** The next node along `fail` where a word ends, or 0. */
  readonly output: Int32Array;
  /** How long each word is. */
  readonly lengths: Int32Array;
}

/**
 * Builds an automaton. Words that are given twice, and empty ones, count once and not at all; numbers are places in
 * `words` after {@link uniqueWords}.
 */
export function buildAutomaton(words: readonly Uint32Array[]): Automaton {
  const nodes = words.reduce((sum, { length }) => sum + length, 1);
  const made = {
    edgeStart: new Int32Array(nodes + 1),
    edgePoint: new Uint32Array(nodes),
    edgeTo: new Int32Array(nodes),
    fail: new Int32Array(nodes),
    word: new Int32Array(nodes).fill(-1),
    output: new Int32Array(nodes),
    lengths: Int32Array.from(words, ({ length }) => length),
  };
  const count = growTrie(words, made);
  linkFailures(made, count);
  return {
    edgeStart: made.edgeStart.slice(0, count + 1),
    edgePoint: made.edgePoint.slice(0, count),
    edgeTo: made.edgeTo.slice(0, count),
    fail: made.fail.slice(0, count),
    word: made.word.slice(0, count),
    output: made.output.slice(0, count),
    lengths: made.lengths,
  };
}

/** Sorts words by their code points, and leaves out those that are empty or repeated. */
export function uniqueWords(words: readonly Uint32Array[]): readonly Uint32Array[] {
  const sorted = words.filter(({ length }) => length > 0).sort(comparePoints);
  return sorted.filter((word, at) => at === 0 || comparePoints(sorted[at - 1] ?? word, word) !== 0);
}

/** Gives the node that a node leads to by a code point, or -1. */
export function stepFrom(automaton: Automaton, node: number, point: number): number {
  const { edgeStart, edgePoint, edgeTo } = automaton;
  let [low, high] = [edgeStart[node] as number, edgeStart[node + 1] as number];
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = edgePoint[middle] as number;
    if (found === point) return edgeTo[middle] as number;
    if (found < point) low = middle + 1;
    else high = middle;
  }
  return -1;
}

/** Gives the node after a further code point of a text: the longest end of what was read that some word begins with. */
export function advance(automaton: Automaton, from: number, point: number): number {
  let node = from;
  for (;;) {
    const next = stepFrom(automaton, node, point);
    if (next !== -1) return next;
    if (node === 0) return 0;
    node = automaton.fail[node] as number;
  }
}

/** Each node is a range of the sorted words that share a beginning; nodes are numbered breadth first. */
function growTrie(words: readonly Uint32Array[], made: Automaton): number {
  const depth = new Int32Array(made.fail.length);
  const from = new Int32Array(made.fail.length);
  const to = new Int32Array(made.fail.length);
  to[0] = words.length;
  let [count, edges] = [1, 0];
  for (let node = 0; node < count; node++) {
    made.edgeStart[node] = edges;
    const at = depth[node] as number;
    let low = from[node] as number;
    const high = to[node] as number;
    if (low < high && words[low]?.length === at) {
      made.word[node] = low;
      low += 1;
    }
    while (low < high) {
      const point = words[low]?.[at] as number;
      let end = low + 1;
      while (end < high && words[end]?.[at] === point) end += 1;
      made.edgePoint[edges] = point;
      made.edgeTo[edges] = count;
      edges += 1;
      depth[count] = at + 1;
      from[count] = low;
      to[count] = end;
      count += 1;
      low = end;
    }
  }
  made.edgeStart[count] = edges;
  return count;
}

function linkFailures(made: Automaton, count: number): void {
  const { edgeStart, edgePoint, edgeTo, fail, word, output } = made;
  for (let node = 0; node < count; node++) {
    for (let edge = edgeStart[node] as number; edge < (edgeStart[node + 1] as number); edge++) {
      const child = edgeTo[edge] as number;
      const fallback = fail[node] as number;
      fail[child] = node === 0 ? 0 : advance(made, fallback, edgePoint[edge] as number);
      const shorter = fail[child] as number;
      output[child] = word[shorter] === -1 ? (output[shorter] as number) : shorter;
    }
  }
}

/** Compares two words by their code points, for sorting. */
export function comparePoints(a: Uint32Array, b: Uint32Array): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) {
    const difference = (a[at] as number) - (b[at] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
