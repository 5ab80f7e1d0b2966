import { createHash } from "node:crypto";
import type { Entry } from "../tree/entry.ts";
import { first, kept } from "../tree/kept.ts";

/** Makes what is kept of a password; it is salted with the account's GUID. */
export function passwordHash(id: string, password: string): string {
  return createHash("sha256").update(`${id}\n${password}`, "utf8").digest("base64");
}

/** Tells whether a password is the account's. */
export function isPassword(entry: Entry, password: string): boolean {
  const hash = first(entry, "unicodepwd");
  return hash !== undefined && hash === passwordHash(entry.id, password);
}

/** Tells whether a password is, or was, among the last so many of the account. */
export function wasUsed(
  entry: Pick<Entry, "id" | "attributes">,
  password: string,
  last: number,
): boolean {
  const hashes = kept(entry as Entry, "ntpwdhistory").slice(0, last);
  return hashes.includes(passwordHash(entry.id, password));
}
