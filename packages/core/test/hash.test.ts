import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, contentHash } from "../src/hash.ts";

test("the hash of a value is that of its canonical JSON, however deep the value is", () => {
  const values = fc.option(fc.jsonValue({ maxDepth: 5 }), { nil: undefined });
  fc.assert(
    fc.property(fc.array(values), fc.dictionary(fc.string(), values), (list, members) => {
      for (const value of [list, members, { list, members }, [[list], { deep: { members } }]]) {
        const whole = createHash("sha256").update(canonicalJson(value)).digest("hex");
        expect(contentHash(value)).toBe(whole);
      }
    }),
  );
});

test("values that are no objects, and empty ones, have the hash of their JSON", () => {
  for (const value of [null, 1, "text", true, [], {}, [undefined], { gone: undefined }]) {
    const whole = createHash("sha256").update(canonicalJson(value)).digest("hex");
    expect(contentHash(value)).toBe(whole);
  }
});

test("a value of many pieces has the hash of its JSON as well", () => {
  const members = Array.from({ length: 5_000 }, (_, at) => ({ at, text: `"${at}" Wójcik` }));
  for (const value of [members, { b: members, a: [members, "x".repeat(100_000)] }]) {
    const whole = createHash("sha256").update(canonicalJson(value)).digest("hex");
    expect(contentHash(value)).toBe(whole);
  }
});

test("canonical JSON is what JSON.stringify writes of the same value with its keys in order", () => {
  expect(canonicalJson({ b: [undefined, 1.5, "é\n"], a: { gone: undefined }, A: null })).toBe(
    '{"A":null,"a":{},"b":[null,1.5,"é\\n"]}',
  );
});
