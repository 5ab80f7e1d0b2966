import type { AttributeSchema, KindSchema, Schema } from "@rollcall/core";
import type { Dialect, DialectAttribute, DialectKind } from "./dialect/dialect.ts";

/** Writes what a directory can hold, in core's words. */
export function schemaOf(dialect: Dialect): Schema {
  const kinds = Object.entries(dialect.kinds).map(([name, kind]) => [name, kindSchema(kind)]);
  return { kinds: Object.fromEntries(kinds) };
}

function kindSchema({ attributes, entitlements }: DialectKind): KindSchema {
  const known = Object.entries(attributes).map(([name, one]) => [name, attributeSchema(one)]);
  return { attributes: Object.fromEntries(known), ...(entitlements && { entitlements }) };
}

function attributeSchema({ syntax: _, ...schema }: DialectAttribute): AttributeSchema {
  return schema;
}
