import { ConnectorError } from "@rollcall/core";

/** Waits for a call that must be refused, and gives its error. */
export async function refusalOf(call: Promise<unknown>): Promise<ConnectorError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (ConnectorError.is(error)) return error;
  throw new Error(`no ConnectorError: ${String(error)}`);
}
