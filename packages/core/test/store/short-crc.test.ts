import { crc32 } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { shortCrc } from "../../src/store/file/short-crc.ts";

test("the checksum of any stretch of bytes is that of zlib", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(40), fc.nat(40), (bytes, one, other) => {
      const from = Math.min(one, other, bytes.length);
      const to = Math.min(Math.max(one, other), bytes.length);
      expect(shortCrc(bytes, from, to)).toBe(crc32(bytes.subarray(from, to)));
    }),
  );
});
