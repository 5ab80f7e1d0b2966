import fc from "fast-check";
import { expect, it } from "vitest";
import { keyList } from "../../../../src/password/compromised/fuse/key-list.ts";
import { orderKeys } from "../../../../src/password/compromised/fuse/order-keys.ts";

const word = fc.oneof(fc.nat({ max: 2 ** 32 - 1 }), fc.nat({ max: 3 }), fc.constant(2 ** 32 - 1));

it("puts keys in order and leaves each out but once", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { maxLength: 300 }), (keys) => {
      const from = {
        high: Uint32Array.from(keys, ([high]) => high),
        low: Uint32Array.from(keys, ([, low]) => low),
      };
      const into = keyList(keys.length);
      const count = orderKeys(from, into);
      const found = Array.from({ length: count }, (_, at) => [into.high[at], into.low[at]]);
      const numbers = new Set(keys.map(([high, low]) => BigInt(high) * 2n ** 32n + BigInt(low)));
      const wanted = [...numbers]
        .sort((a, b) => (a < b ? -1 : 1))
        .map((number) => [Number(number >> 32n), Number(number & 0xffffffffn)]);
      expect(found).toEqual(wanted);
    }),
  );
});
