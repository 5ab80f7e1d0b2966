import { type Account, assertLease, type ReadQuery, type TargetConnector } from "@rollcall/core";
import { findRow, toAccount } from "./account.ts";
import { readTable, writeTable } from "./csv-file.ts";
import { columnSchema, compared, schema } from "./schema.ts";
import { rowsAfter, usernameOf } from "./write.ts";

/** Joins a clinical system that keeps its accounts in a CSV file, as a target. Opening throws what reading the file throws. */
export function clinicCsv({ path }: { readonly path: string }): TargetConnector {
  return {
    spec: "rollcall/connector@1",
    name: "clinic",
    kind: "target",
    async open(options) {
      await readTable(path, options?.signal);
      return {
        check: async () => ({
          ok: true,
          findings: [`${(await readTable(path)).rows.length} accounts`],
        }),
        schema: async () => schema,
        // The file is written as a whole, so that two writes at once would lose one of them.
        limits: { concurrency: 1 },
        read: {
          async *scan({ where, signal } = {}) {
            const accounts = (await readTable(path, signal)).rows.map(toAccount);
            const items = where ? accounts.filter(holding(where)) : accounts;
            yield { items, completeness: { state: "complete" } };
          },
          async get(ref, call) {
            const { rows } = await readTable(path, call?.signal);
            const row = findRow(rows, ref.stable);
            return row ? toAccount(row) : { absent: "not-found", ref };
          },
        },
        write: {
          async execute(operation, lease, call) {
            assertLease(lease);
            const table = await readTable(path, call?.signal);
            const rows = rowsAfter(table.rows, operation);
            const status = rows === table.rows ? "already" : "done";
            if (status === "done") await writeTable(path, { ...table, rows });
            const row = findRow(rows, usernameOf(operation));
            const { ref, version } = row ? toAccount(row) : ({} as Partial<Account>);
            return { operation: operation.id, status, ref, version, at: new Date().toISOString() };
          },
        },
        async [Symbol.asyncDispose]() {},
      };
    },
  };
}

function holding({ attribute, anyOf }: NonNullable<ReadQuery["where"]>) {
  columnSchema(attribute);
  const wanted = new Set(anyOf.map((value) => compared(attribute, value)));
  return ({ attributes }: Account) => wanted.has(compared(attribute, attributes[attribute]));
}
