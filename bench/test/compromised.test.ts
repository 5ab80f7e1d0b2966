import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hashList } from "../src/passwords/compromised/hash-list.ts";
import { lookUp } from "../src/passwords/compromised/look-ups.ts";
import { madeUpHash } from "../src/passwords/compromised/made-up-hashes.ts";
import { benchCompromised } from "../src/passwords/compromised.ts";

test("every set has all that it was built from, and the peers are measured beside ours", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rollcall-bench-"));
  try {
    const sizes = { keys: 3000, peerKeys: 1000, partKeys: 2000 };
    const [head, , ...rows] = (await benchCompromised(folder, sizes, 1))
      .split("\n")
      .map((line) => line.trim().split(/ {2,}/));
    expect(head?.slice(6, 8)).toEqual(["not found of", "those in it"]);
    expect(rows.map((row) => [row[0], row[1], row[6], row[7]])).toEqual([
      ["Rollcall, in memory", "3,000", "0", "3,000"],
      ["Rollcall, on the disk", "3,000", "0", "3,000"],
      ["Rollcall, one part of 256, in memory", "2,000", "0", "2,000"],
      ["Rollcall, in memory", "1,000", "0", "1,000"],
      ["binary-fuse-filter", "1,000", "0", "1,000"],
      ["bloom-filters", "1,000", "0", "1,000"],
    ]);
    expect(rows[3]?.slice(-2)).toEqual(["1.0 ×", "1.0 ×"]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("the list has the made-up hashes, each another", async () => {
  const pieces: Uint8Array[] = [];
  for await (const piece of hashList(5000)) pieces.push(piece);
  const lines = Buffer.concat(pieces).toString("latin1").trimEnd().split("\n");
  const hashes = Array.from({ length: 5000 }, (_, at) => Buffer.from(madeUpHash(at)));
  expect(lines).toEqual(hashes.map((hash) => `${hash.toString("hex").toUpperCase()}:1`));
  expect(new Set(lines).size).toBe(5000);
});

test("a look-up counts what is denied and what is wrongly found", async () => {
  const set = { ready: (index: number) => index, has: (index: number) => index % 10 !== 3 };
  const options = { present: 100, absent: 50, keys: 100, batch: 7 };
  expect(await lookUp(set, options)).toMatchObject({ denied: 10, wronglyFound: 45 });
});
