import fc from "fast-check";
import { type AsnResponse, Reader } from "mmdb-lib";
import { describe, expect, test } from "vitest";
import { addressBook, locate } from "../../src/network/address-book.ts";
import type { SignIn } from "../../src/sign-in/sign-in.ts";
import { writeDatabase } from "../stage/write-database.ts";

const liverpool = {
  city: { names: { en: "Liverpool" } },
  country: { iso_code: "GB", names: { en: "United Kingdom" } },
  location: { accuracy_radius: 20, latitude: 53.4106, longitude: -2.9779 },
};
const cities = {
  type: "GeoLite2-City",
  networks: {
    "192.0.2.0/24": liverpool,
    "192.0.2.128/25": { country: { iso_code: "IE" }, registered_country: { iso_code: "GB" } },
    "198.51.100.0/24": { registered_country: { iso_code: "FR" } },
    "203.0.113.0/24": { country: { iso_code: "GB" }, location: { latitude: 0, longitude: 0 } },
    "2001:db8:1::/48": liverpool,
  },
} as const;
const numbers = {
  type: "GeoLite2-ASN",
  networks: {
    "192.0.2.0/24": {
      autonomous_system_number: 64_500,
      autonomous_system_organization: "Example Net",
    },
    "2001:db8::/32": { autonomous_system_number: 4_200_000_000 },
    "198.51.100.7/32": { is_anonymous: true, is_tor_exit_node: true },
    "198.51.100.8/32": { traits: { autonomous_system_number: 64_501, is_anonymous: true } },
  },
} as const;
const book = addressBook({
  databases: [
    { name: "cities", bytes: writeDatabase(cities) },
    { name: "numbers", bytes: writeDatabase(numbers) },
  ],
  networks: { egress: ["198.51.100.8"] },
});

describe("an address book", () => {
  test("knows where an address is, and its network", () => {
    const place = { country: "GB", latitude: 53.4106, longitude: -2.9779, accuracy: 20 };
    expect(book.place("192.0.2.1")).toEqual(place);
    expect(book.place("::ffff:192.0.2.1")).toEqual(place);
    expect(book.place("2001:DB8:1::9")).toEqual(place);
    expect(book.network("192.0.2.1")).toEqual({ number: 64_500, name: "Example Net" });
    expect(book.network("2001:db8:1::9")).toEqual({ number: 4_200_000_000 });
  });

  test("takes the smallest network, and the country of the place before that of the registration", () => {
    expect(book.place("192.0.2.200")).toEqual({ country: "IE" });
    expect(book.place("198.51.100.1")).toEqual({ country: "FR" });
  });

  test("has no coordinates where a database writes 0, 0", () => {
    expect(book.place("203.0.113.1")).toEqual({ country: "GB" });
  });

  test("finds numbers and anonymity in the traits, after what the lists say", () => {
    expect(book.network("198.51.100.8")).toEqual({ number: 64_501 });
    expect(book.listed("198.51.100.7")).toBe("anonymiser");
    expect(book.listed("198.51.100.8")).toBe("egress");
    expect(book.listed("198.51.100.9")).toBeUndefined();
  });

  test.each(["10.0.0.1", "2001:db9::1", "", "unknown", "192.0.2", "::g"])(
    "knows nothing of %j",
    (address) => {
      expect(book.place(address)).toBeUndefined();
      expect(book.network(address)).toBeUndefined();
      expect(book.listed(address)).toBeUndefined();
    },
  );

  test("does not answer for IPv6 from a database of IPv4", () => {
    const networks = { "32.0.0.0/8": liverpool };
    const bytes = writeDatabase({ type: "City", networks, version: 4 });
    const old = addressBook({ databases: [{ name: "old", bytes }] });
    expect(old.place("32.1.13.184")?.country).toBe("GB");
    expect(old.place("2001:db8::1")).toBeUndefined();
  });

  test.each([24, 28, 32] as const)("reads trees of %i-bit records", (recordSize) => {
    const bytes = writeDatabase({ ...cities, recordSize });
    const one = addressBook({ databases: [{ name: "cities", bytes }] });
    expect(one.place("192.0.2.77")?.latitude).toBe(53.4106);
    expect(one.place("192.0.2.200")?.country).toBe("IE");
    expect(one.place("192.0.3.0")).toBeUndefined();
  });

  test("says what the reader itself says of any address of a random database", () => {
    const word = fc.nat(0xffff_ffff);
    const entry = fc.tuple(word, fc.integer({ min: 1, max: 32 }), fc.nat(5_000_000));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), fc.array(word), (entries, asked) => {
        const networks = Object.fromEntries(
          entries
            .toSorted((a, b) => a[1] - b[1])
            .map(([bits, length, number]) => [
              `${dotted((bits & (-1 << (32 - length))) >>> 0)}/${length}`,
              { autonomous_system_number: number },
            ]),
        );
        const bytes = writeDatabase({ type: "ASN", networks });
        const reader = new Reader<AsnResponse>(bytes);
        const numbersOf = addressBook({ databases: [{ name: "n", bytes }] });
        for (const text of [...asked, ...entries.map(([bits]) => bits)].map(dotted)) {
          const number = smallest(networks, text) ?? 0;
          expect(numbersOf.network(text)?.number ?? 0).toBe(number);
          expect(reader.get(text)?.autonomous_system_number ?? 0).toBe(number);
        }
      }),
    );
  });
});

describe("a sign-in", () => {
  const event: SignIn = { id: "1", at: 1, subject: "s", result: "failed", address: "192.0.2.1" };

  test("is given the network and the place of its address", () => {
    const located = locate(event, book);
    expect(located).toEqual({
      ...event,
      network: book.network("192.0.2.1"),
      place: book.place("192.0.2.1"),
    });
    expect(locate(located, book)).toBe(located);
  });

  test("keeps what it says itself, and without an address gets nothing", () => {
    const place = { country: "FR" };
    expect(locate({ ...event, place }, book)).toMatchObject({ place, network: { number: 64_500 } });
    const { address: _, ...nowhere } = event;
    expect(locate(nowhere, book)).toBe(nowhere);
    const unknown = { ...event, address: "10.0.0.1" };
    expect(locate(unknown, book)).toBe(unknown);
  });
});

function smallest(networks: Record<string, { autonomous_system_number: number }>, text: string) {
  const number = (address: string) =>
    address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  let best: { length: number; number: number } | undefined;
  for (const [network, record] of Object.entries(networks)) {
    const [from = "", bits = ""] = network.split("/");
    const size = 2 ** (32 - Number(bits));
    if (Math.floor(number(text) / size) !== Math.floor(number(from) / size)) continue;
    if (!best || Number(bits) >= best.length) {
      best = { length: Number(bits), number: record.autonomous_system_number };
    }
  }
  return best?.number;
}

function dotted(word: number): string {
  return [24, 16, 8, 0].map((shift) => (word >>> shift) & 255).join(".");
}
