import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountOf } from "../src/account.ts";
import { accountShape } from "../src/account-shape.ts";
import { openLdapDialect } from "../src/dialect/openldap.ts";
import { asPacked, isPacked } from "../src/packed/packed.ts";
import { textAt, textOf } from "../src/value.ts";

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,9}(;range=[0-9]-[0-9*])?$/);
const value = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => new TextEncoder().encode(text)),
);
const maps = fc
  .dictionary(name, fc.array(value, { maxLength: 4 }), { maxKeys: 8 })
  .map((all) => new Map<string, readonly Uint8Array[]>(Object.entries(all)));
const plain = (values: readonly Uint8Array[] | undefined) => values?.map((one) => [...one]);

describe("attributes that are packed", () => {
  test("read as the map that they were", () => {
    fc.assert(
      fc.property(maps, name, (map, other) => {
        const packed = asPacked(map);
        expect(packed.size).toBe(map.size);
        expect([...packed.keys()]).toEqual([...map.keys()]);
        expect([...packed.values()].map(plain)).toEqual([...map.values()].map(plain));
        expect([...packed].map(([key, values]) => [key, plain(values)])).toEqual(
          [...map].map(([key, values]) => [key, plain(values)]),
        );
        for (const key of [...map.keys(), other]) {
          expect(packed.has(key)).toBe(map.has(key));
          expect(plain(packed.get(key))).toEqual(plain(map.get(key)));
        }
        const told: unknown[] = [];
        packed.forEach((values, key, whole) => {
          told.push([key, plain(values), whole === packed]);
        });
        expect(told).toEqual([...map].map(([key, values]) => [key, plain(values), true]));
      }),
    );
  });

  test("are packed once", () => {
    const packed = asPacked(new Map([["cn", [Buffer.from("ada")]]]));
    expect(asPacked(packed)).toBe(packed);
    expect(isPacked(packed)).toBe(true);
    expect(isPacked(new Map(packed))).toBe(false);
  });
});

test("text in the middle of bytes is the text of these bytes, or refused as they are", () => {
  const read = (make: () => string): string | undefined => {
    try {
      return make();
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError);
      return undefined;
    }
  };
  fc.assert(
    fc.property(value, value, value, (before, one, after) => {
      const bytes = Buffer.concat([before, one, after]);
      const text = read(() => textAt(bytes, before.length, before.length + one.length));
      const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
      expect(text).toBe(read(() => strict.decode(one)));
      expect(text).toBe(read(() => textOf(one)));
    }),
  );
});

test("a record is made of what came, whatever another entry with other attributes was read as before", () => {
  const shape = accountShape(openLdapDialect, { kind: "account" });
  const links = {
    keyOf: () => undefined,
    keyOfSid: () => undefined,
    group: () => ({}) as never,
    fixedGroup: () => ({}) as never,
  };
  const words = fc.stringMatching(/^[a-zé]{1,9}$/);
  const some = fc.dictionary(fc.constantFrom("uid", "cn", "sn", "title", "mail", "unknown"), words);
  fc.assert(
    fc.property(fc.array(some, { maxLength: 6 }), (all) => {
      for (const held of all) {
        const key = "11111111-1111-4111-8111-111111111111";
        const values = Object.entries({ entryuuid: key, ...held });
        const attributes = new Map(values.map(([each, text]) => [each, [Buffer.from(text)]]));
        const dn = "cn=a,dc=trust";
        const made = accountOf(
          { dn, attributes },
          { shape, links, observedAt: "2026-11-21T07:00:00Z" },
        );
        const { unknown: _, ...known } = held;
        const flat = "attributes" in made ? Object.entries(made.attributes) : [];
        const told = Object.fromEntries(flat.map(([each, one]) => [each, String(one)]));
        expect(told).toEqual({ container: "dc=trust", ...known });
      }
    }),
  );
});
