import type { Transaction } from "../../src/change-rate/transaction.ts";

/** 21 Nov 2026, 12:00 in London: the beginning of a half-day. */
export const noon: number = Date.parse("2026-11-21T12:00:00Z");

let made = 0;

/** Makes a change of an account, with an id of its own. */
export function change(more: Partial<Transaction> = {}): Transaction {
  made += 1;
  return {
    id: `change-${made}`,
    at: noon,
    target: "directory",
    account: "account-1",
    act: "attribute",
    attribute: "title",
    source: "other",
    ...more,
  };
}
