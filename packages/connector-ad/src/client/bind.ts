import { ConnectorError, type Secret, wipeableCopy, withSecret } from "@rollcall/core";
import { failure } from "../errors.ts";
import { isSuccess } from "../result.ts";
import type { Connection } from "./connection.ts";
import { exchange } from "./exchange.ts";
import type { Patience } from "./patience.ts";
import type { Credentials } from "./wire-settings.ts";

/**
 * Tells the server who is asking. Only ever called on a connection that is encrypted and verified. Throws `auth-failed`
 * with the reason that the server gives; `invalid-options` for an empty password, which servers take for nobody's.
 */
export async function bind(
  connection: Connection,
  { name, password }: Credentials,
  patience: Patience,
): Promise<void> {
  const copy = borrow(password);
  try {
    if (copy.length === 0 || name === "") throw nobody();
    const request = { call: "bind", name, password: copy } as const;
    const result = await exchange(connection, request, { patience });
    if (!isSuccess(result)) throw failure(result, { call: "bind" });
  } finally {
    copy.fill(0);
  }
}

/** A password that was wiped is as good as none. */
function borrow(password: Secret): Uint8Array {
  try {
    return withSecret(password, wipeableCopy);
  } catch {
    return new Uint8Array();
  }
}

function nobody(): ConnectorError {
  return new ConnectorError({
    code: "invalid-options",
    message: "the connector's credentials are empty, or were wiped",
    advice: "Give credentials.name and credentials.password.",
    scope: "system",
    where: { field: "credentials", rule: "not-empty" },
  });
}
