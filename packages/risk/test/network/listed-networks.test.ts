import { ConnectorError } from "@rollcall/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listedNetworks, type NetworkLists } from "../../src/network/listed-networks.ts";
import { addressText } from "../../src/sign-in/address-text.ts";
import { prefixOf } from "../../src/sign-in/prefix.ts";
import type { ListedNetwork } from "../../src/sign-in/surroundings.ts";

describe("lists of networks", () => {
  const listed = listedNetworks({
    egress: ["192.0.2.16/28", "2001:db8:1::/48"],
    vpn: new Set(["192.0.2.20"]),
    threat: ["192.0.2.0/24", "198.51.100.0/24", "::ffff:203.0.113.0/120"],
    anonymiser: ["192.0.2.16/28", "0.0.0.0/0", "2001:db8::/32"],
  });

  test.each([
    ["192.0.2.1", "threat"],
    ["192.0.2.15", "threat"],
    ["192.0.2.16", "egress"],
    ["192.0.2.20", "vpn"],
    ["192.0.2.21", "egress"],
    ["192.0.2.32", "threat"],
    ["192.0.3.0", "anonymiser"],
    ["255.255.255.255", "anonymiser"],
    ["0.0.0.0", "anonymiser"],
    ["203.0.113.9", "threat"],
    ["::ffff:192.0.2.20", "vpn"],
    ["2001:db8:1:2::3", "egress"],
    ["2001:db8:2::", "anonymiser"],
    ["2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", undefined],
    ["2001:db9::", undefined],
    ["nowhere", undefined],
  ])("say of %s that it is %s", (address, list) => {
    expect(listed(address)).toBe(list);
  });

  test("say nothing when there are none", () => {
    expect(listedNetworks({})("192.0.2.1")).toBeUndefined();
  });

  test.each([
    ["egress[1]", { egress: ["192.0.2.0/24", "192.0.2.1/24"] }],
    ["threat[0]", { threat: ["threat.example"] }],
    ["vpn[2]", { vpn: ["10.0.0.0/8", "::/0", ""] }],
  ])("refuse the entry %s, and do not quote it", (field, lists) => {
    let error: unknown;
    try {
      listedNetworks(lists);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code: "invalid-options", where: { field: `networks.${field}` } });
    expect(ConnectorError.is(error) && error.message).not.toContain("example");
  });

  test("agree with a walk over every network, for addresses at all their edges", () => {
    const names = ["egress", "vpn", "threat", "anonymiser"] as const;
    // Few bits in use, so that the networks lie in each other often.
    const word = fc.constantFrom(
      0,
      0x8000_0000,
      0xc000_0200,
      0xc000_0280,
      0xffff_ffff,
      0xc000_02ff,
    );
    const entry = fc.record({
      words: fc.oneof(fc.tuple(word), fc.tuple(word, word, word, word)),
      bits: fc.constantFrom(0, 1, 2, 24, 25, 31, 32, 64, 127, 128),
      list: fc.constantFrom(...names),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
        const networks = entries.map(({ words, bits, list }) => {
          const version = words.length === 1 ? (4 as const) : (6 as const);
          const length = version === 4 ? Math.min(bits, 32) : bits;
          return { list, ...prefixOf({ version, words }, length) };
        });
        const lists: Record<ListedNetwork, string[]> = {
          egress: [],
          vpn: [],
          threat: [],
          anonymiser: [],
        };
        for (const { list, address, length } of networks) {
          lists[list].push(`${addressText(address)}/${length}`);
        }
        const look = listedNetworks(lists satisfies NetworkLists);
        for (const { address, length } of networks.flatMap(edges)) {
          const text = addressText({ version: address.version, words: address.words });
          let best: { length: number; list: ListedNetwork } | undefined;
          for (const name of names) {
            for (const one of networks.filter(({ list }) => list === name)) {
              if (one.address.version !== address.version) continue;
              const cut = prefixOf(address, one.length).address.words;
              if (cut.join() !== one.address.words.join()) continue;
              if (!best || one.length > best.length) best = { length: one.length, list: name };
            }
          }
          expect(look(text), `${text} of /${length}`).toBe(best?.list);
        }
      }),
    );
  });
});

/** The lowest and the highest address of a network, and those just outside. */
function edges({
  address,
  length,
}: {
  address: { version: 4 | 6; words: readonly number[] };
  length: number;
}) {
  const bits = BigInt(address.words.length * 32);
  const from = address.words.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);
  const to = from + (1n << (bits - BigInt(length))) - 1n;
  return (
    [from - 1n, from, to, to + 1n]
      .filter((number) => number >= 0n && number < 1n << bits)
      .map((number) => {
        const words = address.words.map((_, at) =>
          Number((number >> BigInt((address.words.length - 1 - at) * 32)) & 0xffff_ffffn),
        );
        return { address: { version: address.version, words }, length };
      })
      // Written as text, a mapped address would be IPv4.
      .filter(({ address: { words } }) => !(words[0] === 0 && words[1] === 0))
  );
}
