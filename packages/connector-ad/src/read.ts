import type { Account, ReadPart } from "@rollcall/core";
import type { DirectoryContext } from "./context.ts";
import { linkTables } from "./links.ts";
import { get } from "./read/get.ts";
import { scan } from "./read/scan.ts";

/** Makes the part of a session that reads. */
export function readPart(context: DirectoryContext): ReadPart<Account> {
  const tables = linkTables(context);
  return {
    scan: (query = {}) => scan(context, tables(), query),
    get: (ref, options) => get(context, tables(), ref, options),
  };
}
