import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEnabled, withEnabled } from "../src/account-control.ts";
import { type BerValue, berSequence, readBerSequence } from "../src/ber.ts";
import { linkGuid, parseLink } from "../src/extended-dn.ts";
import { filetimeOfInstant, instantOfFiletime } from "../src/filetime.ts";
import { generalizedTimeOfInstant, instantOfGeneralizedTime } from "../src/generalized-time.ts";
import { guidBytes, guidText } from "../src/guid.ts";
import { parseRange } from "../src/range.ts";
import { siblingSid, sidBytes, sidText } from "../src/sid.ts";
import { decodeValue, encodeValue, textOf } from "../src/value.ts";

const bytes16 = fc.uint8Array({ minLength: 16, maxLength: 16 });
const character = fc.nat(0x10_ffff).map((code) => String.fromCodePoint(code));
const ticks = fc.bigInt({ min: 1n, max: 2_650_467_743_999_999_999n });
const seconds = fc.date({
  min: new Date("1601-01-02T00:00:00Z"),
  max: new Date("9999-12-30T00:00:00Z"),
  noInvalidDate: true,
});

describe("keys and times of a directory", () => {
  test("a GUID that is written and read again has the same bytes, in Microsoft's order", () => {
    fc.assert(
      fc.property(bytes16, (bytes) => {
        expect([...guidBytes(guidText(bytes) ?? "")]).toEqual([...bytes]);
        expect(guidBytes((guidText(bytes) ?? "").toUpperCase())).toEqual(
          guidBytes(guidText(bytes) ?? ""),
        );
      }),
    );
    const bytes = Uint8Array.from({ length: 16 }, (_, at) => at);
    expect(guidText(bytes)).toBe("03020100-0504-0706-0809-0a0b0c0d0e0f");
    expect(guidText(bytes.subarray(1))).toBeUndefined();
  });

  test("a SID that is written and read again is the same", () => {
    const parts = fc.array(fc.nat(0xffff_ffff), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), parts, (authority, rest) => {
        const text = ["S-1", authority, ...rest].join("-");
        expect(sidText(sidBytes(text))).toBe(text);
      }),
    );
    expect(siblingSid("S-1-5-21-1-2-3-1104", 513)).toBe("S-1-5-21-1-2-3-513");
    expect(sidText(Uint8Array.of(1, 2, 0, 0, 0, 0, 0, 5, 1))).toBeUndefined();
  });

  test("a count of 100 ns that is read as an instant is written as the same count", () => {
    fc.assert(
      fc.property(ticks, (count) => {
        const instant = instantOfFiletime(count.toString()) ?? "";
        expect(instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/);
        expect(filetimeOfInstant(instant)).toBe(count.toString());
      }),
    );
    expect(instantOfFiletime("133496640000000000")).toBe("2024-01-14T00:00:00Z");
  });

  test("0 and the largest count mean never", () => {
    expect(instantOfFiletime("0")).toBeUndefined();
    expect(instantOfFiletime("9223372036854775807")).toBeUndefined();
    expect(() => instantOfFiletime("soon")).toThrow("file time");
  });

  test("a generalized time that is read and written again is the same moment", () => {
    fc.assert(
      fc.property(seconds, (date) => {
        const instant = date.toISOString();
        const read = instantOfGeneralizedTime(generalizedTimeOfInstant(instant));
        expect(Date.parse(read)).toBe(date.getTime());
      }),
    );
    expect(instantOfGeneralizedTime("20261121231122.0Z")).toBe("2026-11-21T23:11:22Z");
    expect(() => instantOfGeneralizedTime("20261399000000Z")).toThrow("generalized time");
  });

  test("enabling and disabling changes one bit and no other", () => {
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), (control, enabled) => {
        const after = withEnabled(control, enabled);
        expect(isEnabled(after)).toBe(enabled);
        expect(after | 2).toBe(control | 2);
      }),
    );
  });
});

describe("what comes over the wire", () => {
  test("the value of a control that is written and read again is the same", () => {
    const value = fc.oneof(fc.integer(), fc.uint8Array({ maxLength: 300 }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), (values) => {
        const plain = (all: readonly BerValue[] = []): unknown =>
          all.map((one) => (typeof one === "number" ? one : [...one]));
        expect(plain(readBerSequence(berSequence(values)))).toEqual(plain(values));
      }),
    );
    expect([...berSequence([0x8000_0000])]).toEqual([0x30, 6, 2, 4, 0x80, 0, 0, 0]);
  });

  test("bytes that are no value of a control are none, whatever they are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const read = readBerSequence(bytes);
        if (read) expect(readBerSequence(berSequence(read))).toBeDefined();
      }),
    );
    expect(readBerSequence(Uint8Array.of(0x30, 5, 2, 1))).toBeUndefined();
    expect(readBerSequence(Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff))).toBeUndefined();
  });

  test("a text comes as it stands, a byte order mark included, and is refused when it is not UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 60 }), (text) => {
        const bytes = new TextEncoder().encode(`\uFEFF${text}`);
        expect(textOf(bytes)).toBe(`\uFEFF${text.toWellFormed()}`);
      }),
    );
    expect(() => textOf(Uint8Array.of(0xc3, 0x28))).toThrow(TypeError);
  });

  test("a value of each syntax that is written and read again is the same", () => {
    const samples = {
      text: fc.string({ unit: character }).map((text) => text.toWellFormed()),
      integer: fc.integer(),
      boolean: fc.boolean(),
      bytes: fc.uint8Array().map((bytes) => Buffer.from(bytes).toString("base64")),
      guid: bytes16.map((bytes) => guidText(bytes) ?? ""),
      filetime: ticks.map((count) => instantOfFiletime(count.toString()) ?? ""),
    } as const;
    for (const [syntax, sample] of Object.entries(samples)) {
      const known = syntax as keyof typeof samples;
      fc.assert(
        fc.property(sample as fc.Arbitrary<string | number | boolean>, (value) => {
          const written = encodeValue(value, known);
          const bytes = typeof written === "string" ? new TextEncoder().encode(written) : written;
          expect(decodeValue(bytes, known)).toBe(value);
        }),
      );
    }
  });

  test("a link tells its keys and its name, with and without them", () => {
    const guid = "03020100-0504-0706-0809-0a0b0c0d0e0f";
    const text = `<GUID=${guid.toUpperCase()}>;<SID=S-1-5-32-544>;CN=a\\;b,DC=x`;
    expect(parseLink(text)).toEqual({ guid, sid: "S-1-5-32-544", dn: "CN=a\\;b,DC=x" });
    expect(parseLink("CN=a,DC=x").dn).toBe("CN=a,DC=x");
    expect(linkGuid(Buffer.from(text))).toBe(guid);
    expect(linkGuid(Buffer.from("CN=a,DC=x"))).toBeUndefined();
  });

  test("the name of a part says where it ends", () => {
    expect(parseRange("member;range=0-1499")).toEqual({ attribute: "member", last: 1499 });
    expect(parseRange("member;Range=1500-*")).toEqual({ attribute: "member", last: undefined });
    expect(parseRange("member")).toBeUndefined();
    expect(parseRange("userCertificate;binary")).toBeUndefined();
  });
});
