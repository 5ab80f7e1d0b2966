import type { Receipt, RestoreOperation } from "@rollcall/core";
import { controlOid, showDeletedControl } from "../controls.ts";
import type { DialectKind } from "../dialect/dialect.ts";
import { assertUnprotected, protectionAttributes } from "../protect.ts";
import { placeOf } from "../read/place.ts";
import { isSuccess } from "../result.ts";
import { textOf } from "../value.ts";
import type { Entry } from "../wire.ts";
import { type Call, searchFew, wireCall } from "./call.ts";
import { assertPlace } from "./expectation.ts";
import { missingContainer } from "./explain-add.ts";
import { explainRename } from "./explain-rename.ts";
import { find, kindOf } from "./find.ts";
import { alreadyReceipt, receiptOf } from "./receipt.ts";
import { refusal } from "./refusal.ts";
import { namingOf, rdnOf } from "./rename.ts";

/**
 * Brings a deleted record back to where it stood, under the name it had (MS-ADTS section 3.1.1.5.3.7). With the recycle
 * bin it has all it had; without it, only what a tombstone keeps: its keys, its names and its state.
 */
export async function restore(call: Call, operation: RestoreOperation): Promise<Receipt> {
  const { context } = call;
  const live = await find(call, operation.ref, []);
  if (live) return alreadyReceipt(call, operation, live);
  const deleted = await findDeleted(call, operation);
  assertUnprotected(deleted, context);
  const kind = kindOf(context, operation.ref.kind);
  const dn = formerDN(kind, deleted);
  if (operation.ref.kind === "account") assertPlace(kind, dn, call);
  // By DN: Samba takes a restore by GUID for another operation.
  const result = await context.wire.modify(
    deleted.dn,
    [
      { change: "delete", type: "isDeleted", values: [] },
      { change: "replace", type: "distinguishedName", values: [dn] },
    ],
    wireCall(call, { controls: [showDeletedControl] }),
  );
  if (!isSuccess(result)) throw await explainRename(call, { kind, dn, result });
  const sideEffects = context.root.recycleBin ? undefined : [bareReturn];
  return await receiptOf(call, operation, operation.ref, { ...(sideEffects && { sideEffects }) });
}

const bareReturn = {
  what: "it came back from a tombstone: what else it had is lost, and the next plan writes it anew",
};

async function findDeleted(call: Call, { ref }: RestoreOperation): Promise<Entry> {
  const { context } = call;
  if (!context.root.controls.has(controlOid.showDeleted)) throw cannotRestore();
  const place = placeOf(context, ref.stable);
  const names = ["isDeleted", "isRecycled", "lastKnownParent", "msDS-LastKnownRDN", "name"];
  const search = place && { ...place, attributes: [...names, ...protectionAttributes] };
  const [entry] = search ? await searchFew(call, search, [showDeletedControl]) : [];
  if (entry && first(entry, "isDeleted") === "TRUE") {
    const isStripped = context.root.recycleBin && first(entry, "isRecycled") === "TRUE";
    if (!isStripped) return entry;
    throw refusal("not-found", "the record was deleted too long ago to be brought back", {
      rule: "recycled",
      advice: "Make it anew, or restore it from a backup of the directory.",
    });
  }
  throw refusal("not-found", "there is no such deleted record", {
    rule: "deleted",
    advice: "Let the connector's account see deleted objects, or make the record anew.",
  });
}

/** Where a record stood. The name of a deleted one goes on after a line feed with `DEL:` and its GUID. */
function formerDN(kind: DialectKind, deleted: Entry): string {
  const name = first(deleted, "msDS-LastKnownRDN") ?? first(deleted, "name")?.split("\nDEL:")[0];
  const parent = first(deleted, "lastKnownParent");
  if (name === undefined || parent === undefined || /\\0ADEL:/i.test(parent)) {
    throw missingContainer(namingOf(kind).container);
  }
  return `${rdnOf(kind, name)},${parent}`;
}

function first({ attributes }: Entry, name: string): string | undefined {
  const value = attributes.get(name.toLowerCase())?.[0];
  return value && textOf(value);
}

function cannotRestore(): Error {
  return refusal("unsupported", "this directory cannot bring back what was deleted", {
    rule: "restore",
    advice: "Make the record anew.",
  });
}
