import type { Account, ReadPart } from "@rollcall/core";
import type { NhsmailContext } from "./context.ts";
import { get } from "./read/get.ts";
import { scan } from "./read/scan.ts";

/** Makes the part of a session that reads. */
export function readPart(context: NhsmailContext): ReadPart<Account> {
  return {
    scan: (query = {}) => scan(context, query),
    get: (ref, options) => get(context, ref, options),
  };
}
