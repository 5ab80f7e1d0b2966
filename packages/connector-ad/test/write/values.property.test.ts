import { ConnectorError } from "@rollcall/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DialectAttribute } from "../../src/dialect/dialect.ts";
import { checkValue, checkWritable } from "../../src/write/check-value.ts";
import { passwordValue } from "../../src/write/password-value.ts";
import { randomPassword } from "../../src/write/random-password.ts";
import { wireValue } from "../../src/write/wire-value.ts";

const text: DialectAttribute = { type: "string", syntax: "text" };

function ruleOf(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (!ConnectorError.is(error) || error.where?.field !== "x") throw error;
    return error.where.rule;
  }
}

describe("a value", () => {
  test.each([
    [text, "ok", undefined],
    [text, "", "empty"],
    [text, 7, "type"],
    [text, ["a"], "cardinality"],
    [{ ...text, cardinality: "set" }, "a", "cardinality"],
    [{ ...text, cardinality: "set" }, ["a", ""], "empty"],
    [{ ...text, maxLength: 2 }, "é😀", "max-length"],
    [{ ...text, maxLength: 2 }, "éé", undefined],
    [{ type: "number", syntax: "integer" }, 1.5, "type"],
    [{ type: "number", syntax: "integer" }, "7", "type"],
    [{ type: "boolean", syntax: "boolean" }, "TRUE", "type"],
    [{ type: "instant", syntax: "filetime" }, "2026-11-21", "type"],
    [{ type: "instant", syntax: "filetime" }, "2026-11-21T07:00:00+01:00", "type"],
    [{ type: "instant", syntax: "filetime" }, "2026-11-21T07:00:00.5Z", undefined],
    [{ type: "binary", syntax: "bytes" }, "not base64", "type"],
    [{ type: "binary", syntax: "bytes" }, "AAE=", undefined],
  ] as const)("%j takes %j: %s", (attribute, value, rule) => {
    const named = { name: "x", attribute: attribute as DialectAttribute };
    expect(ruleOf(() => checkValue(named, value))).toBe(rule);
  });

  test("of the server's own, of a secret, or written once is not written", () => {
    const rule = (more: Partial<DialectAttribute>, when: "create" | "update") =>
      ruleOf(() => checkWritable({ name: "x", attribute: { ...text, ...more } }, when));
    expect(rule({ readOnly: true }, "create")).toBe("read-only");
    expect(rule({ secret: true }, "create")).toBe("read-only");
    expect(rule({ writeOnce: true }, "update")).toBe("write-once");
    expect(rule({ writeOnce: true }, "create")).toBeUndefined();
  });

  test.each([
    ["boolean", true, "TRUE"],
    ["boolean", false, "FALSE"],
    ["integer", -7, "-7"],
    ["filetime", "2026-11-21T07:00:00Z", "134397180000000000"],
    ["generalized-time", "2026-11-21T07:00:00Z", "20261121070000.0Z"],
    ["generalized-time", "2026-11-21T07:00:00.500Z", "20261121070000.500Z"],
    ["text", "a\0b", "a\0b"],
    ["bytes", "AAE=", Buffer.from([0, 1])],
  ] as const)("of syntax %s: %j is written %j", (syntax, value, written) => {
    expect(wireValue({ name: "x", attribute: { ...text, syntax } }, value)).toEqual(written);
  });

  test("that cannot be written in its syntax names the attribute", () => {
    const attribute: DialectAttribute = { ...text, syntax: "sid" };
    expect(ruleOf(() => wireValue({ name: "x", attribute }, "no sid"))).toBe("sid");
  });
});

describe("a password", () => {
  test("is written in quotation marks and UTF-16, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (password) => {
        const written = Buffer.from(passwordValue(new TextEncoder().encode(password)));
        expect(written.toString("utf16le")).toBe(`"${password}"`);
      }),
    );
  });

  test("of bytes that are no UTF-8 is written all the same, and no longer than it may be", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const written = passwordValue(bytes);
        expect(written.length % 2).toBe(0);
        expect(written.length).toBeLessThanOrEqual(bytes.length * 2 + 4);
      }),
    );
  });

  test("that is random has kinds of characters enough, no part of a name, and every sign as often", () => {
    const counts = new Map<number, number>();
    let next = 0;
    for (let round = 0; round < 256; round++) {
      const password = randomPassword((count) => Uint8Array.from({ length: count }, () => next++));
      const said = Buffer.from(password).toString();
      expect(said).toMatch(/^Z[0-9!#%+\-=:_]{32}q$/);
      for (const sign of password.subarray(1, 33)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    }
    expect(counts.size).toBe(18);
    expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(33);
  });
});
