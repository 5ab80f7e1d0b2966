import fc from "fast-check";
import type { WireFilter } from "../../../packages/connector-ad/src/wire.ts";
import { aSlot, searchedAttribute } from "./arbitrary-values.ts";
import type { Operation, Place, Target } from "./operation.ts";

const bitAnd = "1.2.840.113556.1.4.803";
const bitOr = "1.2.840.113556.1.4.804";
const inChain = "1.2.840.113556.1.4.1941";

const asserted: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "x",
    "ann",
    "ANN BELL",
    "Bo",
    "512",
    "0",
    "12",
    "two spaces",
    "zoë ångström",
    "ß",
  ),
  fc.constantFrom("user", "group", "person", "TRUE", "", " padded ", "{tag}a", "{tag}s1"),
  aSlot.map((slot) => `{dn:${slot}}`),
);

const item: fc.Arbitrary<WireFilter> = fc.oneof(
  searchedAttribute.map((present) => ({ present })),
  fc.record({ equal: searchedAttribute, value: asserted }),
  fc.record({
    startsWith: searchedAttribute,
    value: fc.constantFrom("A", "an", "y", "{tag}", "Z"),
  }),
  fc.record({ atLeast: searchedAttribute, value: asserted }),
  fc.record({ atMost: searchedAttribute, value: asserted }),
  fc.record({
    matches: fc.constantFrom("userAccountControl", "groupType", "adminCount", "displayName"),
    rule: fc.constantFrom(bitAnd, bitOr, "1.2.3.4"),
    value: fc.constantFrom("2", "512", "2147483648", "-2147483648", "0", "x"),
  }),
  fc.record({
    matches: fc.constantFrom("memberOf", "member", "manager"),
    rule: fc.constant(inChain),
    value: aSlot.map((slot) => `{dn:${slot}}`),
  }),
);

const filter: fc.Arbitrary<WireFilter> = fc.letrec<{ filter: WireFilter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 4, arbitrary: item },
    { weight: 1, arbitrary: fc.record({ and: fc.array(tie("filter"), { maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ or: fc.array(tie("filter"), { maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ not: tie("filter") }) },
  ),
})).filter;

const base: fc.Arbitrary<Place | Target> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Place>("root", "north", "south") },
  { weight: 2, arbitrary: aSlot.map((slot) => ({ slot, by: "dn" as const })) },
  { weight: 2, arbitrary: aSlot.map((slot) => ({ slot, by: "guid" as const })) },
  { weight: 1, arbitrary: fc.constant<Place>("absent") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("no dn", "<GUID=nonsense>").map((written) => ({ written })),
  },
);

const attributes: fc.Arbitrary<readonly string[]> = fc.oneof(
  fc.constantFrom<readonly string[]>(
    ["*"],
    ["1.1"],
    [],
    ["*", "memberOf", "noSuchAttribute"],
    ["MEMBEROF", "canonicalName"],
    ["member;range=0-0"],
    ["member;range=1-*"],
  ),
  fc.uniqueArray(searchedAttribute, { minLength: 1, maxLength: 4 }),
);

/** A search, in pages or not. */
export const search: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constant("search"),
  base,
  scope: fc.constantFrom("base", "one", "subtree", "subtree"),
  filter,
  attributes,
  form: fc.constantFrom("plain", "plain", "extended-dn", "show-deleted"),
  pageSize: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
});
