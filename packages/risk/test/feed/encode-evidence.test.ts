import { crc32 } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeEvidence, encodeEvidence } from "../../src/feed/encode-evidence.ts";
import { entryOf } from "../../src/feed/entry.ts";
import { eventHash } from "../../src/feed/event-hash.ts";
import { kindNames } from "../../src/feed/slot.ts";
import { longestRecord, recordBytes } from "../../src/profile/store/file/record.ts";
import { now, riskEvent } from "./events.ts";

const all = kindNames.map((kind, index) =>
  entryOf(riskEvent({ id: `m${index}`, kind, withdrawn: index % 3 === 0 }), now),
);

function sealed(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - 4;
  new DataView(bytes.buffer).setUint32(end, crc32(bytes.subarray(0, end)), true);
  return bytes;
}

test("evidence of every kind reads back as it was written", () => {
  expect(decodeEvidence(encodeEvidence(all))).toEqual(all);
  expect(decodeEvidence(encodeEvidence([]))).toEqual([]);
});

test("kinds are told apart by what stands for them", () => {
  expect(new Set(kindNames.map((name) => eventHash(name)[0])).size).toBe(kindNames.length);
});

test("a kind that is not known is no word from nowhere: it counts as one that Entra does not explain", () => {
  const bytes = encodeEvidence(all.slice(0, 1));
  new DataView(bytes.buffer).setUint32(25, 1, true);
  const [entry] = decodeEvidence(sealed(bytes));
  expect(kindNames[entry?.kind as number]).toBe("entra-generic");
});

test("a change of any one byte, and any other length, is found out", () => {
  const bytes = encodeEvidence(all.slice(0, 3));
  for (let at = 0; at < bytes.length; at++) {
    const damaged = bytes.slice();
    damaged[at] = (damaged[at] as number) ^ (1 + (at % 255));
    expect(() => decodeEvidence(damaged)).toThrow(/cannot be read/);
    expect(() => decodeEvidence(bytes.slice(0, at))).toThrow(/cannot be read/);
  }
});

test("mutilated bytes with a right checksum are refused, or read as evidence that can be", () => {
  const events = fc.integer({ min: 0, max: 4 });
  const bytes = events.chain((count) =>
    fc.uint8Array({ minLength: 5 + 30 * count, maxLength: 5 + 30 * count }),
  );
  fc.assert(
    fc.property(bytes, (random) => {
      random[0] = 1;
      for (let start = 1; start + 30 < random.length; start += 30) {
        random[start + 28] = (random[start + 28] as number) % 5;
        random[start + 29] = (random[start + 29] as number) % 5;
      }
      let read: ReturnType<typeof decodeEvidence>;
      try {
        read = decodeEvidence(sealed(random));
      } catch (error) {
        expect(String(error)).toContain("cannot be read");
        return;
      }
      for (const { at, level, flags, kind } of read) {
        expect(Number.isFinite(at) && level <= 3 && flags <= 3).toBe(true);
        expect(kindNames[kind]).toBeDefined();
      }
    }),
  );
});

test("as much as is ever held against one person fits into a record, with the longest key", () => {
  const most = kindNames.length * 4 + 8;
  const entry = entryOf(riskEvent(), now);
  const bytes = encodeEvidence(Array.from({ length: most }, () => entry));
  const record = { subject: "\u4e2d".repeat(1_024), version: 1, bytes };
  expect(recordBytes(record, { previous: 0, batch: 0 }).length).toBeLessThan(longestRecord);
});
