import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encode } from "../../src/client.ts";
import type { WireAttribute } from "../../src/wire.ts";
import { ber, berNumber } from "./ber.ts";
import { everything } from "./open.ts";

/** An add as RFC 4511 section 4.7 writes it. */
function add(id: number, dn: string, attributes: readonly WireAttribute[]): Buffer {
  const list = attributes.map(({ type, values }) =>
    ber(0x30, ber(0x04, type), ber(0x31, ...values.map((value) => ber(0x04, value)))),
  );
  return ber(0x30, berNumber(id), ber(0x68, ber(0x04, dn), ber(0x30, ...list)));
}

const values = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.uint8Array({ maxLength: 10 }).map((bytes) => Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes])),
  ),
  { maxLength: 5 },
);
const attributes = fc.array(
  fc.record({ type: fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/), values }),
  { maxLength: 5 },
);

describe("a request", () => {
  test("holds the values byte for byte, texts in UTF-8", () => {
    const id = fc.integer({ min: 1, max: 0x7fffffff });
    fc.assert(
      fc.property(id, fc.string({ unit: "binary" }), attributes, (number, dn, all) => {
        const message = encode(number, { call: "add", dn, attributes: all });
        expect(message.equals(add(number, dn, all))).toBe(true);
      }),
    );
  });

  test("of any length is whole: ldapts' writer loses a byte where sequences end with its buffer", () => {
    // It grows by eight, from 1,024; a sequence that ends within the last bytes of 512 KB is moved beyond them.
    const most = Array.from({ length: 500 }, () => Buffer.alloc(1000, 0xa5));
    for (let rest = 22_220; rest < 22_280; rest++) {
      const pieces = Array.from({ length: 10 }, () => Buffer.alloc(2000, 0x5a));
      const values = [...most, ...pieces, Buffer.alloc(rest - 20_000, 0x33)];
      const all = [{ type: "photo", values }];
      const message = encode(5, { call: "add", dn: "CN=a", attributes: all });
      expect(message.equals(add(5, "CN=a", all))).toBe(true);
    }
  });

  test("longer than can be sent is refused, and not cut", () => {
    const all = [{ type: "photo", values: [Buffer.alloc(17 * 1024 * 1024)] }];
    expect(() => encode(1, { call: "add", dn: "CN=a", attributes: all })).toThrowError(
      expect.objectContaining({ code: "invalid-value" }),
    );
  });

  test("with a name that no attribute can have is refused, and not sent as other letters", () => {
    for (const name of ["", "displayNaé", "a b", "cn=*", "(cn", "cn\u0000"]) {
      const bad = expect.objectContaining({ code: "unknown-attribute" });
      const search = { ...everything, filter: { present: name } };
      expect(() => encode(1, { call: "search", search, timeLimit: 1 })).toThrowError(bad);
      const asking = { ...everything, attributes: [name] };
      expect(() => encode(1, { call: "search", search: asking, timeLimit: 1 })).toThrowError(bad);
    }
    for (const name of ["cn", "1.2.840.113556.1.4.8", "member;range=0-*", "*", "+", "msDS-Foo"]) {
      const search = { ...everything, attributes: [name] };
      expect(encode(1, { call: "search", search, timeLimit: 1 }).includes(name)).toBe(true);
    }
  });

  test("for what starts with nothing asks for what is there", () => {
    const body = (filter: typeof everything.filter) =>
      encode(1, { call: "search", search: { ...everything, filter }, timeLimit: 1 });
    expect(body({ startsWith: "cn", value: "" })).toEqual(body({ present: "cn" }));
  });

  test("to bind carries the password's bytes, also those that are no text", () => {
    const password = Uint8Array.from([0xff, 0x00, 0xc3]);
    const message = encode(1, { call: "bind", name: "é", password });
    const body = [berNumber(3), ber(0x04, "é"), ber(0x80, password)];
    expect(message).toEqual(ber(0x30, berNumber(1), ber(0x60, ...body)));
  });

  test("carries controls with their value, and says of none that it is critical unless it is", () => {
    const message = encode(1, { call: "remove", dn: "CN=a" }, [
      { oid: "1.2.3", critical: true },
      { oid: "1.2.4", value: Buffer.from([0xff]) },
    ]);
    const controls = [
      ber(0x30, ber(0x04, "1.2.3"), ber(0x01, Buffer.from([0xff]))),
      ber(0x30, ber(0x04, "1.2.4"), ber(0x04, Buffer.from([0xff]))),
    ];
    expect(message).toEqual(ber(0x30, berNumber(1), ber(0x4a, "CN=a"), ber(0xa0, ...controls)));
  });

  test("is abandoned, and left, in the fewest bytes", () => {
    expect(encode(300, { call: "abandon", id: 200 })).toEqual(
      ber(0x30, berNumber(300), ber(0x50, Buffer.from([0x00, 200]))),
    );
    expect(encode(2, { call: "unbind" })).toEqual(ber(0x30, berNumber(2), ber(0x42)));
  });
});
