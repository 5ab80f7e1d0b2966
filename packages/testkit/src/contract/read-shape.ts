import { type Account, type AttributeSchema, attributeSchema, type Schema } from "@rollcall/core";
import { isList, valuesOf } from "../memory/canonical.ts";
import { must } from "./breach.ts";
import type { ContractCheck } from "./contract-check.ts";
import { asAccount, readAll } from "./reading.ts";

/** The rules for what records look like. */
export const readShapeChecks: readonly ContractCheck[] = [
  {
    part: "read",
    name: "records survive JSON",
    run: async ({ session }) => {
      for (const record of await readAll(session)) {
        const text = JSON.stringify(record);
        must(
          JSON.stringify(JSON.parse(text)) === text && !holdsForeign(record),
          "a record holds something that JSON does not",
        );
      }
    },
  },
  {
    part: "read",
    of: "source",
    name: "the schema of a source describes people",
    run: async ({ session }) => {
      const person = (await session.schema()).kinds.person;
      must(Object.keys(person?.attributes ?? {}).length > 0, "the schema has no kind person");
    },
  },
  {
    part: "read",
    of: "target",
    name: "the schema describes every attribute that is read, and its values are as described",
    run: async ({ session }) => {
      const schema = await session.schema();
      for (const account of (await readAll(session)).map(asAccount))
        assertDescribed(account, schema);
    },
  },
  {
    part: "read",
    of: "target",
    name: "an attribute that is secret is never read",
    run: async ({ session }) => {
      const schema = await session.schema();
      for (const { ref, attributes } of (await readAll(session)).map(asAccount)) {
        for (const name of Object.keys(attributes)) {
          must(!attributeSchema(schema, ref.kind, name)?.secret, `${name}: is secret and was read`);
        }
      }
    },
  },
  {
    part: "read",
    of: "target",
    name: "what was not read whole is named as the schema names it",
    run: async ({ session }) => {
      const schema = await session.schema();
      for (const { ref, incomplete } of (await readAll(session)).map(asAccount)) {
        for (const name of incomplete ?? []) {
          const known = name === "entitlements" || attributeSchema(schema, ref.kind, name);
          must(known !== undefined, "incomplete names an attribute that the schema does not have");
        }
      }
    },
  },
  {
    part: "read",
    of: "target",
    name: "an account says when it was observed, as an instant in UTC",
    run: async ({ session }) => {
      for (const { observedAt } of (await readAll(session)).map(asAccount)) {
        must(isInstant(observedAt), "observedAt is not an instant such as 2026-11-21T07:00:00Z");
      }
    },
  },
];

/** Tells whether a text is an instant in UTC. */
export function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

function assertDescribed({ ref, attributes, entitlements }: Account, schema: Schema): void {
  const kind = schema.kinds[ref.kind];
  must(kind !== undefined, "the schema does not have the kind of an account that was read");
  for (const { kind: of } of entitlements) {
    must(
      kind.entitlements?.includes(of) ?? false,
      "the schema does not have a kind of entitlement",
    );
  }
  for (const [name, value] of Object.entries(attributes)) {
    const known = attributeSchema(schema, ref.kind, name);
    must(known !== undefined, `${name}: was read and is not in the schema`);
    if (value === null) continue;
    const single = (known.cardinality ?? "single") === "single";
    must(single !== isList(value), `${name}: is ${single ? "single" : "not single"} in the schema`);
    must(
      valuesOf(value).every((one) => isOfType(one, known)),
      `${name}: is of another type`,
    );
  }
}

function isOfType(value: unknown, { type }: AttributeSchema): boolean {
  if (type === "number" || type === "boolean") return typeof value === type;
  return typeof value === "string" && (type !== "instant" || isInstant(value));
}

function holdsForeign(value: unknown): boolean {
  if (typeof value !== "object" || value === null) {
    return !["string", "number", "boolean", "undefined"].includes(typeof value) && value !== null;
  }
  const plain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return !plain || Object.values(value).some(holdsForeign);
}
