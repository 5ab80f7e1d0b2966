import * as fc from "fast-check";
import type { KindSchema } from "../../src/model/schema.ts";
import type { Attributes, AttributeValue, Scalar } from "../../src/model/value.ts";

/** A kind with one attribute for each way to compare, single, set and list. */
export const staffKind: KindSchema = {
  attributes: {
    title: { type: "string" },
    name: { type: "string", compare: "ignore-case" },
    place: { type: "string", compare: "dn" },
    since: { type: "instant", compare: "instant" },
    flags: { type: "number", compare: "bits" },
    phone: { type: "string", compare: "e164" },
    addresses: { type: "string", cardinality: "set", compare: "ignore-case" },
    numbers: { type: "number", cardinality: "set" },
    lines: { type: "string", cardinality: "list" },
    groups: { type: "string", cardinality: "set", compare: "dn" },
  },
};

const word = fc.constantFrom("a", "A", "b", "B", "", "ab", "-", "\u0000", "\u00111", "Ä");
const spellings: Readonly<Record<string, fc.Arbitrary<Scalar>>> = {
  title: fc.oneof(word, fc.integer({ min: 0, max: 2 }), fc.boolean()),
  name: word,
  place: fc.constantFrom("CN=a,OU=b", "cn=A, ou=B", "cn=c,ou=b", "cn=\\61,ou=b", "?"),
  since: fc.constantFrom("2026-11-21T07:00:00Z", "2026-11-21T07:00:00.0Z", "2026-11-22T07:00:00Z"),
  flags: fc.constantFrom<Scalar>(512, "512", 514, -2147483646, 2147483650),
  phone: fc.constantFrom("01632 960001", "+441632960001", "+441632960002"),
};

const lists: Readonly<Record<string, fc.Arbitrary<readonly Scalar[]>>> = {
  addresses: fc.array(word, { maxLength: 5 }),
  numbers: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 }),
  lines: fc.array(word, { maxLength: 3 }),
  groups: fc.array(spellings.place as fc.Arbitrary<Scalar>, { maxLength: 4 }),
};

/** Attributes of {@link staffKind} from few values, so that spellings of the same thing meet often. */
export const attributes = fc.record(
  Object.fromEntries(
    Object.entries({ ...spellings, ...lists }).map(([name, value]) => [
      name,
      fc.oneof({ weight: 4, arbitrary: value as fc.Arbitrary<AttributeValue> }, fc.constant(null)),
    ]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Attributes>;
