import type { AttributeSchema, AttributeValue, Schema } from "@rollcall/core";
import { refusal } from "./errors.ts";

const text: AttributeSchema = { type: "string", maxLength: 80 };

const columns: Readonly<Record<string, AttributeSchema>> = {
  username: { ...text, compare: "ignore-case", unique: true, required: true, writeOnce: true },
  employee_number: { ...text, unique: true },
  display_name: text,
  role: text,
};

/** What the file can hold of an account. The column `active` is not among them: it is whether the account is enabled. */
export const schema: Schema = { kinds: { account: { attributes: columns } } };

/** Finds the schema of a column. Throws `unknown-attribute`. */
export function columnSchema(column: string): AttributeSchema {
  const found = Object.hasOwn(columns, column) ? columns[column] : undefined;
  if (!found) throw refusal("unknown-attribute", `${column}: there is no such column`);
  return found;
}

/** Gives the form in which a value of a column is compared. An empty cell and no value are the same. */
export function compared(column: string, value: AttributeValue | null | undefined): string {
  const written = String(value ?? "");
  return columns[column]?.compare === "ignore-case" ? written.toLowerCase() : written;
}
