import type { AccountRef, Operation, Receipt } from "@rollcall/core";
import type { Directory, StoredAccount } from "./directory.ts";

/** Makes the receipt of an operation, with the account as it is now addressed. */
export function receipt(
  directory: Directory,
  operation: Pick<Operation, "id">,
  account: StoredAccount | undefined,
  status: Receipt["status"],
): Receipt {
  return {
    operation: operation.id,
    status,
    ...(account && { ref: refOf(directory, account), version: String(account.version) }),
    at: directory.settings.clock(),
  };
}

/** Tells how an account is addressed. */
export function refOf(directory: Directory, account: StoredAccount): AccountRef {
  const attribute = directory.settings.lookup[account.kind];
  const lookup = attribute === undefined ? undefined : account.attributes[attribute];
  return {
    kind: account.kind,
    stable: account.stable,
    ...(typeof lookup === "string" && { lookup }),
  };
}
