import fc from "fast-check";
import { expect, test } from "vitest";
import { byteText } from "../../src/model/byte-text.ts";
import { arena } from "../../src/reconcile/arena.ts";

test("an arena gives back every text that it was given, in any script and beyond its first size", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme", maxLength: 40 }), { maxLength: 3000 }),
      (texts) => {
        const kept = arena();
        const numbers = texts.map((text, index) =>
          index % 2 === 0 ? kept.add(text) : kept.addBytes(byteText(text)),
        );
        expect(numbers).toEqual(texts.map((_, index) => index));
        expect(numbers.map((number) => kept.at(number))).toEqual(texts);
        for (const [number, text] of texts.entries()) {
          expect(kept.is(number, text)).toBe(true);
          expect(kept.is(number, `${text}x`)).toBe(false);
          expect(kept.is(number, `${text.slice(0, -1)}é`)).toBe(text === `${text.slice(0, -1)}é`);
        }
      },
    ),
    { numRuns: 50 },
  );
});

test("a number that was never given out is refused", () => {
  expect(() => arena().at(0)).toThrow(RangeError);
});
