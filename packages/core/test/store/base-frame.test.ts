import { expect, test } from "vitest";
import { baseTexts } from "../../src/store/file/base-frame.ts";
import { uncheckedText } from "../../src/store/file/line.ts";

test("one commit of any size is written a piece at a time, with every entry in its order", async () => {
  const entries = Array.from({ length: 30_000 }, (_, at) => `links\t"${at}"\t"${"x".repeat(100)}"`);
  const header = { spec: "rollcall/store-base@1", id: "a store", generation: 1 } as const;
  async function* onePage(): AsyncGenerator<readonly string[]> {
    yield entries;
  }
  const written = await Array.fromAsync(baseTexts(header, onePage()));
  expect(written.length).toBeGreaterThan(4);
  expect(Math.max(...written.map(({ length }) => length))).toBeLessThan((1 << 20) + 200);
  const lines = written.join("").split("\n").slice(1, -2);
  expect(lines.map((line) => uncheckedText(Buffer.from(line)))).toEqual(entries);
});
