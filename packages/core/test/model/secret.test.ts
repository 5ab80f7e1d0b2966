import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { secret, wipe, withSecret } from "../../src/model/secret.ts";

const word = (): Uint8Array => new TextEncoder().encode("thimble");

describe("a secret", () => {
  test("takes its bytes over, and leaves none where they came from", () => {
    const given = word();
    const held = secret(given);
    expect(given.every((byte) => byte === 0)).toBe(true);
    expect(withSecret(held, (bytes) => Buffer.from(bytes).toString())).toBe("thimble");
  });

  test("overwrites what it lent when it is wiped, and lends nothing more", () => {
    const held = secret(word());
    const lent = withSecret(held, (bytes) => bytes);
    wipe(held);
    expect(lent.every((byte) => byte === 0)).toBe(true);
    expect(() => withSecret(held, (bytes) => bytes)).toThrow(RangeError);
  });

  test("is never printed", () => {
    const held = secret(word());
    for (const text of [`${held}`, JSON.stringify({ held }), inspect(held, { depth: 9 })]) {
      expect(text).toContain("[secret]");
      expect(text).not.toContain("thimble");
    }
  });
});
