import fc from "fast-check";
import { expect, test } from "vitest";
import { rowBlocks } from "../../src/reconcile/recall/row-blocks.ts";
import { rowWindow } from "../../src/reconcile/recall/row-window.ts";

interface Row {
  readonly id: { readonly lo: number; readonly hi: number };
  readonly words: readonly number[];
}

function blocksOf(rows: readonly Row[]): Uint8Array[] {
  const written: Uint8Array[] = [];
  const blocks = rowBlocks({ add: (block) => written.push(block.slice()), keep() {}, drop() {} });
  for (const { id, words } of rows) blocks.add(id, Int32Array.from([7, ...words]), 1, words.length);
  blocks.flush();
  return written;
}

function rowAt(number: number, size = 3): Row {
  const words = Array.from({ length: size }, (_, at) => number * 31 + at);
  return { id: { lo: Math.imul(number, 0x9e3779b1), hi: number }, words };
}

function found(window: ReturnType<typeof rowWindow>, { id }: Row): readonly number[] | undefined {
  const at = window.find(id);
  return at < 0 ? undefined : Array.from(window.words.subarray(at, at + window.size));
}

test("rows are found again in their order, whichever are left out, new or changed places with a near one", () => {
  const numbers = fc.array(
    fc.record({ asked: fc.boolean(), isNew: fc.boolean(), size: fc.nat(9) }),
  );
  fc.assert(
    fc.property(numbers, fc.array(fc.tuple(fc.nat(9), fc.nat(9))), (plan, swaps) => {
      const rows = plan.map(({ size }, at) => rowAt(at, size));
      const asked = rows.filter((_, at) => plan[at]?.asked);
      for (const [one, other] of swaps) {
        const [a, b] = [asked[one], asked[other]];
        if (a && b) [asked[one], asked[other]] = [b, a];
      }
      const window = rowWindow(blocksOf(rows));
      for (const [at, row] of asked.entries()) {
        expect(found(window, row)).toEqual(row.words);
        if (plan[at]?.isNew) expect(found(window, rowAt(at + 10_000))).toBeUndefined();
      }
    }),
  );
});

test("of many blocks, those that were left behind are not found, and those that follow are", () => {
  const rows = Array.from({ length: 50_000 }, (_, at) => rowAt(at));
  const blocks = blocksOf(rows);
  expect(blocks.length).toBeGreaterThan(8);
  const window = rowWindow(blocks);
  for (const row of rows.slice(0, 30_000)) {
    if (found(window, row)?.[0] !== row.words[0]) throw new Error(`row ${row.id.hi} was lost`);
  }
  expect(found(window, rows[0] as Row)).toBeUndefined();
  expect(found(window, rows[49_999] as Row)).toBeUndefined();
  expect(found(window, rows[30_000] as Row)).toEqual(rows[30_000]?.words);
});

test("a row that is asked for twice in a row is found twice", () => {
  const window = rowWindow(blocksOf([rowAt(1), rowAt(2)]));
  for (const row of [rowAt(1), rowAt(1), rowAt(2), rowAt(2)]) {
    expect(found(window, row)).toEqual(row.words);
  }
});

test("rows whose fingerprints share a half are told apart", () => {
  const ids = [
    { lo: 1, hi: 1 },
    { lo: 1, hi: 2 },
    { lo: 2, hi: 1 },
  ];
  const rows = ids.map((id, at) => ({ id, words: [at] }));
  for (const asked of [rows, rows.toReversed()]) {
    const window = rowWindow(blocksOf(rows));
    for (const row of asked) expect(found(window, row)).toEqual(row.words);
    expect(found(window, { id: { lo: 2, hi: 2 }, words: [] })).toBeUndefined();
  }
  const window = rowWindow(blocksOf(rows.slice(1, 2)));
  expect(found(window, rows[0] as Row)).toBeUndefined();
});

test("a row that fits into no block is left out, and its neighbours stand", () => {
  const rows = [rowAt(1), rowAt(2, 40_000), rowAt(3, 32_765), rowAt(4)];
  const window = rowWindow(blocksOf(rows));
  expect(rows.map((row) => found(window, row)?.length)).toEqual([3, undefined, 32_765, 3]);
});

test("nothing is found in nothing", () => {
  const window = rowWindow([]);
  expect(found(window, rowAt(1))).toBeUndefined();
  expect(found(window, rowAt(1))).toBeUndefined();
});

test("closing it ends the reading of blocks that were not asked for", () => {
  let isOver = false;
  const window = rowWindow(
    (function* () {
      try {
        yield* blocksOf([rowAt(1)]);
      } finally {
        isOver = true;
      }
    })(),
  );
  window.close();
  expect(isOver).toBe(true);
});
