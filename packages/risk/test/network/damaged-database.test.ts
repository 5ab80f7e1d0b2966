import { ConnectorError } from "@rollcall/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressBook } from "../../src/network/address-book.ts";
import { errorOf } from "../stage/error-of.ts";
import { writeDatabase } from "../stage/write-database.ts";

const cities = {
  type: "GeoLite2-City",
  networks: {
    "192.0.2.0/24": {
      city: { names: { en: "Liverpool" } },
      country: { iso_code: "GB", names: { en: "United Kingdom" } },
      location: { accuracy_radius: 20, latitude: 53.4106, longitude: -2.9779 },
    },
    "192.0.2.128/25": { country: { iso_code: "IE" }, registered_country: { iso_code: "GB" } },
    "2001:db8:1::/48": { country: { iso_code: "GB" }, traits: { is_anonymous: false } },
  },
};

describe("a damaged database", () => {
  const whole = writeDatabase(cities);

  test.each([
    ["is not there", undefined as unknown as Buffer],
    ["is empty", Buffer.alloc(0)],
    ["is something else", Buffer.from("# a list of networks\n192.0.2.0/24\n")],
    ["has lost its end", whole.subarray(0, whole.length - 200)],
    ["has lost its beginning", whole.subarray(300)],
    ["has lost its middle", Buffer.concat([whole.subarray(0, 400), whole.subarray(900)])],
    ["claims a tree larger than the file", spoilt("node_count")],
    ["claims records of another size", spoilt("record_size")],
    ["claims another version", spoilt("ip_version")],
    ["is of a later format", spoilt("binary_format_major_version")],
  ])("that %s is a typed error", (_, bytes) => {
    const error = errorOf(() => addressBook({ databases: [{ name: "cities.mmdb", bytes }] }));
    expect(error).toMatchObject({ code: "protocol", scope: "system" });
    expect(error.where?.file).toBe("cities.mmdb");
  });

  test("in which any bytes were changed is a typed error, or answers something, in bounded memory", () => {
    let refused = 0;
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1 });
    fc.assert(
      fc.property(changes, (changed) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of changed) bytes[at] = byte;
        try {
          const one = addressBook({ databases: [{ name: "x", bytes }] });
          for (const address of ["192.0.2.1", "192.0.2.200", "2001:db8:1::1", "0.0.0.0", "::"]) {
            one.place(address);
            one.network(address);
            one.listed(address);
          }
        } catch (error) {
          if (!ConnectorError.is(error)) throw error;
          refused += 1;
        }
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(50);
  });

  test.each([
    ["a value beyond the end", [0x5c]],
    ["a value beyond the end", [0x5f, 255, 255, 255]],
    // An array of 65,821 + 16,777,215 values that are not there; a reader that believes it takes 134 MB for each level.
    ["a value beyond the end", [0x1f, 4, 255, 255, 255]],
    ["a pointer beyond the end", [0x27, 255]],
    ["a pointer beyond the end", [0x3f, 255, 255, 255, 255]],
    ["an unknown type", [0x00, 0]],
    ["an unknown type", [0x00, 5]],
    ["an unknown type", [0x00, 20]],
    ["a value of a wrong size", [0x64]],
    ["a value of a wrong size", [0xc5]],
    ["a value of a wrong size", [0x02, 7]],
    ["nested too deep", new Array(65).fill([0x01, 4]).flat()],
  ])("with %s is refused before a look-up finds it: %j", (rule, value) => {
    const error = errorOf(() => addressBook({ databases: [withValue(value)] }));
    expect(error.where?.rule).toBe(rule);
  });

  test("whose values point to each other in a circle is a typed error at the look-up", () => {
    const circle = addressBook({ databases: [withValue([0x20, 0])] });
    expect(errorOf(() => circle.place("0.0.0.1"))).toMatchObject({ code: "protocol" });
    expect(circle.place("255.0.0.1")).toBeUndefined();
  });

  test.each([2, 15, 1000])("whose tree leads %i beyond its nodes is refused", (beyond) => {
    const { bytes } = withValue([0x40]);
    bytes.writeUIntBE(1 + beyond, 3, 3);
    const error = errorOf(() => addressBook({ databases: [{ name: "x", bytes }] }));
    expect(error.where?.rule).toBe("the tree leads out of the file");
  });

  /** A database of one node, in which the addresses up to 127.255.255.255 have this value. */
  function withValue(value: readonly number[]) {
    // What is left over is as many empty texts.
    const text = "@".repeat(Math.max(value.length, 20) - 1);
    const networks = { "0.0.0.0/1": text };
    const bytes = writeDatabase({ type: "City", networks, version: 4, recordSize: 24 });
    const at = bytes.indexOf(text) - (text.length < 29 ? 1 : 2);
    bytes.set(value, at);
    return { name: "one", bytes };
  }

  /** Puts a number that cannot be in place of one of the description's. */
  function spoilt(key: string): Buffer {
    const bytes = Buffer.from(whole);
    const at = bytes.lastIndexOf(key) + key.length + 1;
    bytes.fill(7, at, at + ((bytes[at - 1] ?? 0) & 31));
    return bytes;
  }
});
