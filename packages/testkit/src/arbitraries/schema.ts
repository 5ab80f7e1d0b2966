import type {
  AttributeSchema,
  AttributeType,
  Comparison,
  KindSchema,
  Schema,
} from "@rollcall/core";
import fc, { type Arbitrary } from "fast-check";

const comparisons: Readonly<Record<AttributeType, readonly Comparison[]>> = {
  string: ["exact", "ignore-case", "dn", "e164"],
  number: ["exact", "bits"],
  boolean: ["exact"],
  instant: ["instant"],
  binary: ["exact"],
};

/** Makes schemas with one kind, `account`, whose characteristics do not contradict each other. */
export function schema(): Arbitrary<Schema> {
  const others = fc.dictionary(fc.stringMatching(/^[a-z]{2,5}$/), attributeSchema(), {
    maxKeys: 6,
  });
  return others.map((attributes) => {
    const name: AttributeSchema = {
      type: "string",
      compare: "ignore-case",
      unique: true,
      required: true,
      role: "name",
    };
    const account: KindSchema = {
      attributes: { ...attributes, userName: name },
      entitlements: ["group"],
    };
    return { kinds: { account } };
  });
}

/** Makes the schema of one attribute. */
export function attributeSchema(): Arbitrary<AttributeSchema> {
  const types = Object.keys(comparisons) as AttributeType[];
  return fc.constantFrom(...types).chain((type) =>
    fc
      .record(
        {
          type: fc.constant(type),
          cardinality: fc.constantFrom("single" as const, "set" as const, "list" as const),
          compare: fc.constantFrom(...comparisons[type]),
          unique: fc.constant(type === "string"),
          reference: fc.constant(type === "string"),
          readOnly: fc.boolean(),
          writeOnce: fc.boolean(),
          secret: fc.boolean(),
          maxLength: fc.constantFrom(64, 256),
        },
        { requiredKeys: ["type"] },
      )
      .map(consistent),
  );
}

// A reference is a key, compared exactly; what nobody reads cannot be compared.
function consistent(made: AttributeSchema): AttributeSchema {
  const { maxLength, unique, compare, secret, ...rest } = made;
  if (rest.reference) return rest;
  const length = rest.type === "string" && maxLength !== undefined ? { maxLength } : {};
  if (secret && rest.type === "string") {
    return { ...length, type: "string", secret };
  }
  const { reference: _, ...plain } = rest;
  return { ...plain, ...length, ...(compare && { compare }), ...(unique && { unique }) };
}
