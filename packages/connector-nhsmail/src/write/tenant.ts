import { actByKind, assertLease, type Receipt, type WritePart } from "@rollcall/core";
import type { NhsmailContext } from "../context.ts";
import { beginCall, type Call, type Made } from "./call.ts";
import { create } from "./create.ts";
import { membership } from "./membership.ts";
import { remove } from "./remove.ts";
import { restore } from "./restore.ts";
import { update } from "./update.ts";

const carryOut = actByKind<Call, Promise<Receipt>>({
  create,
  update,
  membership,
  delete: remove,
  restore,
});

/**
 * Writes over Microsoft Graph, in a tenant that the organisation owns. Each operation reads what it is about right before,
 * by key and with whose it is among what it reads. What another hand does between that reading and the write, and what
 * Graph shows late, is overwritten: users of Graph carry no tag that a write could name.
 */
export function tenantWrite(context: NhsmailContext): WritePart {
  const made = new Map<string, Made>();
  return {
    async execute(operation, lease, { signal } = {}) {
      assertLease(lease);
      return await carryOut(beginCall(context, { id: operation.id, made, signal }), operation);
    },
  };
}
