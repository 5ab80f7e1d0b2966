import { type AccountRef, ConnectorError, type Operation, type Receipt } from "@rollcall/core";
import { keyOf } from "../entry-key.ts";
import { entryDN } from "../extended-dn.ts";
import { textOf } from "../value.ts";
import { type Call, searchFew } from "./call.ts";
import { type Found, placeOf } from "./find.ts";

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
    const address = await readAddress(call, ref.kind, placeOf(call.context, ref.stable));
    return address ? { ...receipt, ...address } : receipt;
  } catch (error) {
    if (ConnectorError.is(error)) return receipt;
    throw error;
  }
}

/** Reads the key, the DN and the version of one entry. */
export async function readAddress(
  call: Call,
  kind: string,
  place: ReturnType<typeof placeOf>,
): Promise<Pick<Receipt, "ref" | "version"> | undefined> {
  const { dialect } = call.context;
  if (!place) return undefined;
  const attributes = [dialect.key.attribute, dialect.version];
  const [entry] = await searchFew(call, { ...place, attributes });
  const stable = entry && keyOf(entry, dialect);
  if (!entry || stable === undefined) return undefined;
  const version = entry.attributes.get(dialect.version.toLowerCase())?.[0];
  return {
    ref: { kind, stable, lookup: entryDN(entry) },
    ...(version && { version: textOf(version) }),
  };
}

function base({ context }: Call, { id }: About, status: Receipt["status"]): Receipt {
  return { operation: id, status, at: context.settings.now() };
}
