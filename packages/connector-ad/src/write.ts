import { actByKind, assertLease, type Receipt, type WritePart } from "@rollcall/core";
import type { DirectoryContext } from "./context.ts";
import { beginCall, type Call } from "./write/call.ts";
import { create } from "./write/create.ts";
import { membership } from "./write/membership.ts";
import { remove } from "./write/remove.ts";
import { restore } from "./write/restore.ts";
import { update } from "./write/update.ts";

const carryOut = actByKind<Call, Promise<Receipt>>({
  create,
  update,
  membership,
  delete: remove,
  restore,
});

/**
 * Writes to a directory. Each operation reads what it is about right before, in one search with others that are under way
 * at the same time, so that protected records are refused, an effect that is there is `already`, and what is not as
 * expected is `precondition-failed`.
 *
 * What the server itself checks: OpenLDAP, that the entry is exactly as it was read (RFC 4528). Active Directory and Samba
 * have no such control; there a modify names the old values of the attributes that it changes, and is refused when they
 * are not there any more, and a rename names the DN that was read. For what is left (state, sAMAccountName, expiry and
 * the rest of what the security accounts manager owns; deletion; mail being unique) the reading right before the write is
 * all there is: a change by another hand within those milliseconds is overwritten.
 */
export function writePart(context: DirectoryContext): WritePart {
  return {
    async execute(operation, lease, options) {
      assertLease(lease);
      return await carryOut(beginCall(context, options), operation);
    },
  };
}
