import type { FileHandle } from "node:fs/promises";
import { expect, test } from "vitest";
import { appendLog } from "../src/file/append-log.ts";

/** A file of which each write ends when the test says so. */
function slowFile() {
  const written: string[] = [];
  const ends: (() => void)[] = [];
  const file = {
    appendFile: async (text: string) => {
      await new Promise<void>((end) => ends.push(end));
      written.push(text);
    },
    datasync: () => Promise.resolve(),
  } as unknown as FileHandle;
  return { file, written, endWrite: () => ends.shift()?.() };
}

test("a line that is added while others are written is durable only once it is written itself", async () => {
  const { file, written, endWrite } = slowFile();
  const log = appendLog(file);
  log.append("one");
  const first = log.durable();
  log.append("two");
  log.append("three");
  let settled = false;
  const second = log.durable().then(() => {
    settled = true;
  });
  endWrite();
  await new Promise((turn) => setImmediate(turn));
  expect([written, settled]).toEqual([["one\n"], false]);
  endWrite();
  await Promise.all([first, second]);
  expect(written).toEqual(["one\n", "two\nthree\n"]);
});

test("nothing is written when nothing waits", async () => {
  const { file, written } = slowFile();
  await appendLog(file).durable();
  expect(written).toEqual([]);
});
