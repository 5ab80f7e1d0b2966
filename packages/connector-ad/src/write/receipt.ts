import { type AccountRef, ConnectorError, type Operation, type Receipt } from "@rollcall/core";
import { keyOf } from "../entry-key.ts";
import { entryDN } from "../extended-dn.ts";
import { textOf } from "../value.ts";
import type { Entry } from "../wire.ts";
import type { Call } from "./call.ts";
import type { Found } from "./find.ts";
import { readByDN, readByKey } from "./read-together.ts";

type About = Pick<Operation, "id">;

/** Makes the receipt of an operation whose effect was there before. */
export function alreadyReceipt(call: Call, operation: About, found?: Found): Receipt {
  const { ref, version } = found?.account ?? {};
  return {
    ...base(call, operation, "already"),
    ...(ref && { ref }),
    ...(version !== undefined && { version }),
  };
}

/** Makes the receipt of an operation that was carried out and leaves nothing that could be read. */
export function doneReceipt(call: Call, operation: About, more: Partial<Receipt> = {}): Receipt {
  return { ...base(call, operation, "done"), ...more };
}

/**
 * Reads back how a record is addressed now, from the server that was written to. When it cannot be read, what was done
 * stays done: the receipt then says only that.
 */
export async function receiptOf(
  call: Call,
  operation: About,
  ref: AccountRef,
  more: Partial<Receipt> = {},
): Promise<Receipt> {
  const receipt = doneReceipt(call, operation, more);
  try {
    return { ...receipt, ...(await readAddress(call, ref)) };
  } catch (error) {
    if (ConnectorError.is(error)) return receipt;
    throw error;
  }
}

/** Reads the key and the version of what stands at a DN. */
export async function readNew(call: Call, kind: string, dn: string): Promise<Address | undefined> {
  const entry = await readByDN(call, dn, addressIn(call));
  return entry && addressOf(call, kind, entry);
}

type Address = Pick<Receipt, "ref" | "version">;

const anything = { present: "objectClass" } as const;

async function readAddress(call: Call, { kind, stable }: AccountRef): Promise<Address | undefined> {
  const sought = { stable, filter: anything, attributes: addressIn(call) };
  const entry = await readByKey(call, sought);
  return entry && addressOf(call, kind, entry);
}

function addressIn({ context: { dialect } }: Call): readonly string[] {
  return [dialect.key.attribute, dialect.version];
}

function addressOf(
  { context: { dialect } }: Call,
  kind: string,
  entry: Entry,
): Address | undefined {
  const stable = keyOf(entry, dialect);
  if (stable === undefined) return undefined;
  const version = entry.attributes.get(dialect.version.toLowerCase())?.[0];
  return {
    ref: { kind, stable, lookup: entryDN(entry) },
    ...(version && { version: textOf(version) }),
  };
}

function base({ context }: Call, { id }: About, status: Receipt["status"]): Receipt {
  return { operation: id, status, at: context.settings.now() };
}
