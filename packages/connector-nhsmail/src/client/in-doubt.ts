import { ConnectorError } from "@rollcall/core";

/** Gives an error anew with an unknown effect: something that went out before it may have been carried out. */
export function inDoubt(error: unknown): unknown {
  if (!ConnectorError.is(error) || error.effect !== "none") return error;
  const { code, message, retry, scope, advice, native } = error;
  return new ConnectorError({ code, message, retry, scope, advice, native, effect: "unknown" });
}
