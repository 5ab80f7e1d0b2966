import { type Account, contentHash } from "@rollcall/core";
import type { Row } from "./csv-file.ts";
import { compared, schema } from "./schema.ts";

const columns = Object.keys(schema.kinds.account?.attributes ?? {});

/** Turns a row into an account. The user name never changes, so it is the key. */
export function toAccount(row: Row): Account {
  const filled = columns.filter((column) => row[column]);
  const attributes = Object.fromEntries(filled.map((column) => [column, row[column] ?? null]));
  const enabled = row.active === "yes";
  return {
    ref: { kind: "account", stable: row.username ?? "" },
    version: contentHash([attributes, enabled]),
    attributes,
    entitlements: [],
    enabled,
    observedAt: new Date().toISOString(),
  };
}

/** Finds the row of an account. */
export function findRow(rows: readonly Row[], username: string): Row | undefined {
  const wanted = compared("username", username);
  return rows.find((row) => compared("username", row.username) === wanted);
}
