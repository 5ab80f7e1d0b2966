import { expect, test } from "vitest";
import type { CorrelationIndex } from "../../src/correlate/correlation-index.ts";
import { indexAccounts } from "../../src/correlate/index-accounts.ts";
import { account, link, person, rules } from "./world.ts";

// As if the keys of all accounts had the same fingerprint.
const confused: CorrelationIndex = { addAccount: () => {}, find: () => [0, 1, 2], bytes: 0 };

test("what shares a fingerprint and not the key is not found", () => {
  const people = [person("p1", { "spine-uuid": "555" })];
  const accounts = [
    account("a0", { spineId: "556" }),
    account("a1", { spineId: "555" }),
    account("a2"),
  ];
  const linkAt = new Map([[2, link("a2", "p2")]]);
  const search = indexAccounts({ people, accounts, linkAt, rules }, confused);
  const found: number[] = [];
  for (const one of people) {
    search.ruled(one, (slot) => found.push(slot));
    expect(search.linked(one)).toEqual([]);
  }
  expect(found).toEqual([1]);
});
