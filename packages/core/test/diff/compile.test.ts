import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparisonKey } from "../../src/diff/compare.ts";
import { compileCanonical } from "../../src/diff/compile-canonical.ts";
import { compileComparison } from "../../src/diff/compile-comparison.ts";
import { patchAttributes } from "../../src/diff/patch.ts";
import type { AttributeSchema, KindSchema } from "../../src/model/schema.ts";
import type { Attributes, Scalar } from "../../src/model/value.ts";
import { attributes, staffKind } from "./arbitraries.ts";

const names = Object.keys(staffKind.attributes);
const compare = compileComparison(staffKind, names);
const canonical = compileCanonical(staffKind, names);

/** Equality by the plainest code: what the compiled comparison must agree with. */
function equalByDefinition(one: Attributes, other: Attributes, kind: KindSchema): boolean {
  return names.every((name) => {
    const schema = kind.attributes[name] as AttributeSchema;
    const keys = (record: Attributes) =>
      ([record[name] ?? []].flat() as Scalar[]).map((value) => comparisonKey(schema, value));
    const [first, second] = [keys(one), keys(other)];
    if (schema.cardinality !== "set")
      return first.join("\n") === second.join("\n") && first.length === second.length;
    return first.every((key) => second.includes(key)) && second.every((key) => first.includes(key));
  });
}

const whole = (record: Attributes): Attributes =>
  Object.fromEntries(names.map((name) => [name, record[name] ?? null]));

describe("a compiled comparison", () => {
  it("finds the differences that the schema defines, and no others", () => {
    fc.assert(
      fc.property(attributes, attributes, (desired, actual) => {
        const equal = equalByDefinition(whole(desired), actual, staffKind);
        expect(compare(whole(desired), actual).length === 0).toBe(equal);
      }),
      { numRuns: 1000 },
    );
  });

  it("leads from the actual to the desired, and then finds nothing", () => {
    fc.assert(
      fc.property(attributes, attributes, (desired, actual) => {
        const patched = patchAttributes(actual, compare(whole(desired), actual));
        expect(equalByDefinition(whole(desired), patched, staffKind)).toBe(true);
        expect(compare(whole(desired), patched)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("does not see the order of a set, letter case, or the spacing of a name", () => {
    const desired = { addresses: ["a", "b", "c"], groups: ["CN=x,OU=y", "CN=z,OU=y"] };
    const actual = { addresses: ["C", "B", "A"], groups: ["cn=Z, ou=Y", "cn=X, ou=Y"] };
    expect(compare(desired, actual)).toEqual([]);
  });

  it("adds and removes no more of a set than it must", () => {
    const desired = { addresses: ["b", "C", "d", "D"] };
    const actual = { addresses: ["a", "B", "c"] };
    expect(compare(desired, actual)).toEqual([
      { attribute: "addresses", change: "remove", values: ["a"] },
      { attribute: "addresses", change: "add", values: ["D"] },
    ]);
  });

  it("sees the order of a list", () => {
    expect(compare({ lines: ["b", "a"] }, { lines: ["a", "b"] })).toEqual([
      { attribute: "lines", change: "replace", value: ["b", "a"] },
    ]);
  });

  it("leaves alone what is not supplied, and clears what must be empty", () => {
    const actual = { title: "x", addresses: ["a"], lines: ["b"] };
    expect(compare({}, actual)).toEqual([]);
    expect(compare({ title: null, addresses: [], lines: null }, actual)).toEqual([
      { attribute: "addresses", change: "clear" },
      { attribute: "lines", change: "clear" },
      { attribute: "title", change: "clear" },
    ]);
  });

  it("tells an empty text from none", () => {
    expect(compare({ title: "" }, {})).toEqual([
      { attribute: "title", change: "replace", value: "" },
    ]);
    expect(compare({ title: null, addresses: [] }, {})).toEqual([]);
  });

  it("leaves out attributes that the kind does not have", () => {
    expect(
      compileComparison(staffKind, ["title", "toString"])({ toString: "x" } as never, {}),
    ).toEqual([]);
  });
});

describe("a canonical text", () => {
  it("is the same exactly for accounts that are equal under the schema", () => {
    fc.assert(
      fc.property(attributes, attributes, (one, other) => {
        const equal = equalByDefinition(one, other, staffKind);
        expect(canonical(one) === canonical(other)).toBe(equal);
      }),
      { numRuns: 2000 },
    );
  });

  it("never lets one value run into the next", () => {
    const kind: KindSchema = { attributes: { a: { type: "string" }, b: { type: "string" } } };
    const write = compileCanonical(kind, ["a", "b"]);
    const text = fc.string({
      unit: fc.constantFrom("\u0000", "\u0003", "\u0010", "\u0011", "\u0012", "1", ";"),
    });
    const value = fc.oneof(text, fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.constant(null));
    const record = fc.record({ a: value, b: value });
    fc.assert(
      fc.property(record, record, (one, other) => {
        const equal = one.a === other.a && one.b === other.b;
        expect(write(one) === write(other)).toBe(equal);
      }),
      { numRuns: 3000 },
    );
  });

  it("holds texts longer than a character can count", () => {
    const long = "x".repeat(70_000);
    expect(canonical({ title: long })).toBe(canonical({ title: `${long.slice(1)}x` }));
    expect(canonical({ title: long })).not.toBe(canonical({ title: `${long}x` }));
  });

  it("holds no half character, which would be lost when it is encoded", () => {
    const text = canonical({ title: "x".repeat(0xd7ff - 0x10 + 1) });
    expect(text.isWellFormed()).toBe(true);
  });

  it("counts access and entitlements when they are given, in any order", () => {
    const [one, other] = [
      { kind: "group", id: "1" },
      { kind: "group", id: "2" },
    ];
    const text = canonical({}, true, [one, other]);
    expect(canonical({}, true, [other, one])).toBe(text);
    expect(canonical({}, false, [one, other])).not.toBe(text);
    expect(canonical({}, true, [one])).not.toBe(text);
    expect(canonical({}, true, [{ kind: "group", id: "1group:2" }])).not.toBe(text);
  });
});
