import { type AttributeSchema, attributeSchema, type Scalar, type Session } from "@rollcall/core";
import { canonicalScalar, valuesOf } from "../memory/canonical.ts";
import { must, NotApplicable } from "./breach.ts";
import { comparableAttributes } from "./comparable.ts";
import type { ContractCheck } from "./contract-check.ts";
import { asAccount, keyOf, readAll, readPages } from "./reading.ts";

/** The rules for scans that ask for some records, or for a part of each. */
export const readFindChecks: readonly ContractCheck[] = [
  {
    part: "read",
    of: "target",
    name: "a scan for a unique value gives exactly the account that holds it",
    run: async ({ session }) => {
      for (const held of await uniqueValues(session)) {
        const where = { attribute: held.attribute, anyOf: [held.value] };
        const found = (await readAll(session, { where })).map(keyOf);
        must(
          found.includes(held.key),
          `${held.attribute}: the holder of a value was not found by it`,
        );
        must(
          found.length === 1,
          `${held.attribute}: others were found than the holder of the value`,
        );
      }
    },
  },
  {
    part: "read",
    of: "target",
    name: "a scan for a unique value compares as the schema says",
    run: async ({ session }) => {
      const values = (await uniqueValues(session)).filter(
        ({ schema, value }) => schema.compare === "ignore-case" && otherCase(value) !== value,
      );
      if (values.length === 0)
        throw new NotApplicable("no unique value has letters of which the case is ignored");
      for (const { attribute, value, key } of values) {
        const where = { attribute, anyOf: [otherCase(value)] };
        const found = (await readAll(session, { where })).map(keyOf);
        must(found.includes(key), `${attribute}: letter case makes a difference to a scan`);
      }
    },
  },
  {
    part: "read",
    of: "target",
    name: "a scan for several values gives the holders of any of them",
    run: async ({ session }) => {
      const [first, ...others] = await uniqueValues(session);
      const second = others.find(
        ({ attribute, key }) => attribute === first?.attribute && key !== first.key,
      );
      if (!first || !second)
        throw new NotApplicable("no two accounts hold the same unique attribute");
      const where = { attribute: first.attribute, anyOf: [first.value, second.value] };
      const found = (await readAll(session, { where })).map(keyOf).sort();
      must(
        JSON.stringify(found) === JSON.stringify([first.key, second.key].sort()),
        "a scan for two values did not give the two holders",
      );
    },
  },
  {
    part: "read",
    of: "target",
    name: "a scan for a value that nobody holds gives nothing, completely",
    run: async ({ session }) => {
      const [held] = await uniqueValues(session);
      if (!held) throw new NotApplicable("no account holds a unique value");
      const where = { attribute: held.attribute, anyOf: ["nobody.holds.this"] };
      const pages = await readPages(session, { where });
      must(
        pages.every(({ items }) => items.length === 0),
        "a value that nobody holds was found",
      );
      must(
        pages.at(-1)?.completeness?.state === "complete",
        "finding nothing is not stated to be complete",
      );
    },
  },
  {
    part: "read",
    of: "target",
    name: "a scan for one attribute gives it as a scan for all does, and the keys with it",
    run: async ({ session }) => {
      const schema = await session.schema();
      for (const record of await readAll(session)) {
        const { ref, attributes } = asAccount(record);
        const [name] = Object.keys(attributes);
        if (name === undefined) continue;
        const part = (await readAll(session, { attributes: [name] })).map(asAccount);
        const same = part.find((one) => keyOf(one) === keyOf(record));
        must(same !== undefined, "a scan for one attribute lost an account, or its key");
        const write = (from: typeof attributes): string =>
          JSON.stringify(comparableAttributes(from, schema, ref.kind)[name]);
        must(
          write(same.attributes) === write(attributes),
          `${name}: differs when it is asked for alone`,
        );
      }
    },
  },
];

interface UniqueValue {
  readonly attribute: string;
  readonly schema: AttributeSchema;
  readonly value: Scalar;
  readonly key: string;
}

/** Gives all values of attributes that are unique in the whole target, each with its holder. */
async function uniqueValues(session: Session): Promise<readonly UniqueValue[]> {
  const schema = await session.schema();
  return (await readAll(session)).map(asAccount).flatMap((account) =>
    Object.entries(account.attributes).flatMap(([attribute, value]) => {
      const known = attributeSchema(schema, account.ref.kind, attribute);
      if (known?.unique !== true) return [];
      return valuesOf(value).map((one) => ({
        attribute,
        schema: known,
        value: one,
        key: keyOf(account),
      }));
    }),
  );
}

function otherCase(value: Scalar): Scalar {
  if (typeof value !== "string") return value;
  const upper = value.toUpperCase();
  const other = upper === value ? value.toLowerCase() : upper;
  const schema: AttributeSchema = { type: "string", compare: "ignore-case" };
  return canonicalScalar(other, schema) === canonicalScalar(value, schema) ? other : value;
}
