import { ConnectorError, type ConnectorErrorCode } from "@rollcall/core";
import { must } from "./breach.ts";

/** Makes a call that must fail with one of the codes, and gives the error. */
export async function refused(
  what: string,
  codes: readonly ConnectorErrorCode[],
  act: () => Promise<unknown>,
): Promise<ConnectorError> {
  const error = await failure(act);
  const asked = `${what} must be refused with ${codes.join(" or ")}`;
  must(error !== undefined, `${asked}, and it was not`);
  must(ConnectorError.is(error), `${asked}, and something else than a ConnectorError was thrown`);
  must(codes.includes(error.code), `${asked}, not with ${error.code}`);
  return error;
}

/** Makes a call and gives what it throws; `undefined` when it throws nothing. */
export async function failure(act: () => Promise<unknown>): Promise<unknown> {
  try {
    await act();
  } catch (error) {
    return error ?? new Error("nothing was thrown, as an error");
  }
  return;
}
