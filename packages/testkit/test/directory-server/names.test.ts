import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDn } from "../../src/directory-server/names/dn.ts";
import { formatRdn } from "../../src/directory-server/names/format-rdn.ts";
import { guidBytes, guidText } from "../../src/directory-server/names/guid.ts";
import { sidBytes, sidText } from "../../src/directory-server/names/sid.ts";
import { splitDn } from "../../src/directory-server/names/split.ts";
import { fileTime, fromFileTime } from "../../src/directory-server/names/time.ts";

const value = fc.oneof(
  fc.string({ minLength: 1, unit: "grapheme" }),
  fc.string({ minLength: 1, unit: fc.constantFrom(...' ,+"\\<>;=#\na\0é') }),
);

describe("names survive being written and read", () => {
  test("distinguished names, whatever is in them", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
        const parts = values.map((each) => ({ type: "CN", value: each }));
        const written = parts.map(formatRdn);
        expect(parseDn(written.join(","))).toEqual(parts);
        const [first = "", ...rest] = written;
        expect(splitDn(written.join(","))).toEqual([first, rest.join(",")]);
      }),
    );
  });

  test.each([" ", "  ", "#", " #", "# ", "\u00a0", "\u3000 ", "\t"])(
    "a name that is nothing but “%s”",
    (name) => {
      const part = { type: "CN", value: name };
      expect(parseDn(formatRdn(part))).toEqual([part]);
    },
  );

  test("GUIDs, in the byte order of Windows", () => {
    expect(guidText("\x33\x22\x11\x00\x55\x44\x77\x66\x88\x99\xaa\xbb\xcc\xdd\xee\xff")).toBe(
      "00112233-4455-6677-8899-aabbccddeeff",
    );
    fc.assert(
      fc.property(fc.uuid(), (text) => {
        expect(guidText(guidBytes(text) ?? "")).toBe(text);
      }),
    );
  });

  test("SIDs", () => {
    const part = fc.nat({ max: 0xffff_ffff });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 15 }), (parts) => {
        const text = ["S-1-5", ...parts].join("-");
        expect(sidText(sidBytes(text) ?? "")).toBe(text);
      }),
    );
  });

  test("instants, as Windows counts them", () => {
    expect(fileTime(0)).toBe("116444736000000000");
    fc.assert(
      fc.property(fc.nat({ max: 4_000_000_000_000 }), (ms) => {
        expect(fromFileTime(fileTime(ms))).toBe(ms);
      }),
    );
  });
});

test.each(["no name", "CN=", "CN=a+SN=b", "CN=a,", "CN=a\\", 'CN="a', "CN=\\ff"])(
  "%s is no distinguished name",
  (text) => {
    expect(parseDn(text)).toBeUndefined();
  },
);
