import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Account, AccountRef, Page, ReadQuery, TargetConnector } from "@rollcall/core";

/** Makes the account of an employee number: all there is to it. */
export function accountOf(employeeNumber: string): Account {
  return {
    ref: { kind: "account", stable: `a-${employeeNumber}` },
    attributes: { employeeNumber },
    entitlements: [],
    enabled: true,
    observedAt: "2026-11-21T07:00:00Z",
  };
}

/** A target that has an account for every line of a file, and finds one without reading the others. */
export function directory(path: string): TargetConnector {
  return {
    spec: "rollcall/connector@1",
    name: "directory",
    kind: "target",
    open: async () => ({
      check: async () => ({ ok: true, findings: [] }),
      schema: async () => ({
        kinds: { account: { attributes: { employeeNumber: { type: "string", unique: true } } } },
      }),
      read: {
        scan: (query) => (query?.where ? found(query.where) : pages(path)),
        get: async (ref: AccountRef) => accountOf(ref.stable.slice(2)),
      },
      limits: {},
      [Symbol.asyncDispose]: async () => {},
    }),
  };
}

async function* found({ anyOf }: NonNullable<ReadQuery["where"]>): AsyncGenerator<Page<Account>> {
  yield {
    items: anyOf.map((value) => accountOf(String(value))),
    completeness: { state: "complete" },
  };
}

async function* pages(path: string): AsyncGenerator<Page<Account>> {
  let items: Account[] = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    items.push(accountOf(line));
    if (items.length === 1000) {
      yield { items };
      items = [];
    }
  }
  yield { items, completeness: { state: "complete" } };
}
