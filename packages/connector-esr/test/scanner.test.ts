import { expect, test } from "vitest";
import type { Marks } from "../src/bytes/marks.ts";
import { scanBytes } from "../src/bytes/scan-bytes.ts";
import { createScanner } from "../src/bytes/scanner.ts";

const large = 1 << 24;

function plain({ starts, lines, high, count, lineCount, highCount }: Marks): object {
  return {
    starts: [...starts.subarray(1, count + 1)],
    lines: [...lines.subarray(0, lineCount)],
    high: [...high.subarray(0, highCount)],
  };
}

test("the vector scanner finds what the plain one finds, whatever the bytes and the places", () => {
  const scanner = createScanner(4096, large);
  expect(scanner.bytes.buffer).not.toBe(createScanner(4096, 10).bytes.buffer);
  let state = 1;
  const roll = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const letters = [0x7e, 0x0a, 0x0d, 0x41, 0x7d, 0x7f, 0x80, 0xff, 0x0b, 0xfe];
  for (let round = 0; round < 300; round++) {
    const rare = round % 3 === 0 ? 4 : letters.length;
    for (let at = 0; at < scanner.bytes.length; at++) {
      scanner.bytes[at] = roll(4) > 0 ? 0x61 : (letters[roll(rare)] as number);
    }
    const at = roll(200);
    const end = at + roll(round % 2 === 0 ? 40 : 4000);
    expect(plain(scanner.scan(at, end))).toEqual(plain(scanBytes(scanner.bytes, at, end)));
  }
});

test("a stretch of separators alone is found whole, with as many lines as it has line feeds", () => {
  for (const byte of [0x7e, 0x0a]) {
    const { bytes, halves, scan } = createScanner(4096, large);
    bytes.fill(byte);
    for (const at of halves) {
      expect(plain(scan(at, at + 4096))).toEqual(plain(scanBytes(bytes, at, at + 4096)));
    }
    expect(bytes.every((one) => one === byte)).toBe(true);
  }
});

test("where WebAssembly is not allowed the plain scanner serves", () => {
  const engine = globalThis as { WebAssembly?: unknown };
  const kept = engine.WebAssembly;
  try {
    engine.WebAssembly = undefined;
    const { bytes, scan } = createScanner(64, large);
    bytes.write("A~B\n");
    expect(plain(scan(0, 4))).toEqual({ starts: [2, 4], lines: [1], high: [] });
  } finally {
    engine.WebAssembly = kept;
  }
});
