import type {
  AttributeSchema,
  Attributes,
  AttributeValue,
  KindSchema,
  Scalar,
} from "@rollcall/core";
import fc, { type Arbitrary } from "fast-check";
import { canonicalScalar } from "../memory/canonical.ts";

/** Makes values that an attribute of this schema may hold; references are made of `keys`. */
export function attributeValue(
  schema: AttributeSchema,
  keys: readonly string[] = [],
): Arbitrary<AttributeValue> {
  const one = scalar(schema, keys);
  if (schema.cardinality === "set") {
    const selector = (value: Scalar): string => canonicalScalar(value, schema);
    return fc.uniqueArray(one, { minLength: 1, maxLength: 4, selector });
  }
  return schema.cardinality === "list" ? fc.array(one, { minLength: 1, maxLength: 4 }) : one;
}

/** Makes the attributes of an account: those that are required, and any of the others. */
export function attributes(
  kind: KindSchema,
  keys: readonly string[] = [],
  isWanted: (schema: AttributeSchema) => boolean = () => true,
): Arbitrary<Attributes> {
  const known = Object.entries(kind.attributes).filter(
    ([, schema]) => isWanted(schema) && (!schema.reference || keys.length > 0),
  );
  const model = Object.fromEntries(
    known.map(([name, schema]) => [name, attributeValue(schema, keys)]),
  );
  const requiredKeys = known.filter(([, schema]) => schema.required).map(([name]) => name);
  return fc.record(model, { requiredKeys }).map((made) => ({ ...made }));
}

function scalar(schema: AttributeSchema, keys: readonly string[]): Arbitrary<Scalar> {
  if (schema.reference && keys.length > 0) return fc.constantFrom(...keys);
  switch (schema.type) {
    case "boolean":
      return fc.boolean();
    case "number":
      return schema.compare === "bits" ? fc.integer({ min: 0, max: 0xff_ffff }) : fc.integer();
    case "instant":
      return fc
        .integer({ min: 0, max: 2_000_000_000 })
        .map((second) => new Date(second * 1000).toISOString());
    case "binary":
      return fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString("base64"));
    case "string":
      return text(schema).map((value) => value.slice(0, schema.maxLength));
  }
}

function text(schema: AttributeSchema): Arbitrary<string> {
  switch (schema.compare) {
    case "dn":
      return fc
        .tuple(
          word(),
          fc.constantFrom("OU=Staff", "ou=staff", "OU=Leavers"),
          fc.constantFrom(",", ", "),
        )
        .map(
          ([name, unit, comma]) => `CN=${name}${comma}${unit}${comma}DC=trust${comma}DC=example`,
        );
    case "instant":
      return fc.nat(2_000_000_000).map((second) => new Date(second * 1000).toISOString());
    case "e164":
      return fc
        .tuple(fc.constantFrom("+441632", "01632 ", "+44 (0)1632 "), fc.nat(999))
        .map(([prefix, last]) => `${prefix}960${String(last).padStart(3, "0")}`);
    case "ignore-case":
      return word();
    default:
      return fc.oneof(word(), fc.string({ minLength: 1, maxLength: 8 }));
  }
}

function word(): Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(..."abcABC19.-"), minLength: 1, maxLength: 6 });
}
