import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeDN, formatDN, parentDN, parseDN } from "../src/dn.ts";
import { dnKey, isWithin } from "../src/dn-key.ts";

const awkward = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...',+"\\<>;=# \0\n\u007fé\u0085\u00a0\u3000😀/*()'),
    fc.string({ minLength: 1, maxLength: 1 }),
  ),
  minLength: 1,
  maxLength: 12,
});
const type = fc.constantFrom("CN", "OU", "DC", "uid", "2.5.4.3");
const names = fc.array(fc.record({ type, value: awkward }), { minLength: 1, maxLength: 5 });

describe("distinguished names", () => {
  test("a name that is written and read again is the same, whatever its values hold", () => {
    fc.assert(
      fc.property(names, (parts) => {
        expect(parseDN(formatDN(parts))).toEqual(parts);
      }),
    );
  });

  test("the parent of a name is the name without its first part", () => {
    fc.assert(
      fc.property(names, (parts) => {
        expect(parentDN(formatDN(parts))).toBe(formatDN(parts.slice(1)));
      }),
    );
  });

  test("letter case and spaces around separators make no difference to the key", () => {
    fc.assert(
      fc.property(names, (parts) => {
        const spaced = parts.map(({ type, value }) => `${type.toLowerCase()} = ${escapeDN(value)}`);
        expect(dnKey(spaced.join(" , "))).toBe(dnKey(formatDN(parts)));
      }),
    );
  });

  test("a name is within each name that it ends with, and within no other", () => {
    fc.assert(
      fc.property(names, fc.nat(5), (parts, from) => {
        expect(isWithin(formatDN(parts), formatDN(parts.slice(from)))).toBe(true);
        const other = [...parts.slice(from), { type: "DC", value: "another" }];
        expect(isWithin(formatDN(parts), formatDN(other))).toBe(false);
      }),
    );
  });

  test("a name that only ends in the same letters is not within", () => {
    expect(isWithin("OU=Old Staff,DC=x", "OU=Staff,DC=x")).toBe(false);
    expect(isWithin("CN=a\\,OU=Staff,DC=x", "OU=Staff,DC=x")).toBe(false);
  });

  test("bytes that are escaped one by one are read as UTF-8", () => {
    expect(parseDN("CN=Zo\\C3\\AB\\2C x\\20,DC=x")[0]).toEqual({ type: "CN", value: "Zoë, x " });
  });

  test("what is no name is refused, without the text", () => {
    for (const text of ["Staff", "CN=a,,DC=x", "=x", "CN=a\\", "CN=\\ff"]) {
      expect(() => parseDN(text)).toThrow(expect.objectContaining({ code: "invalid-value" }));
    }
  });
});
