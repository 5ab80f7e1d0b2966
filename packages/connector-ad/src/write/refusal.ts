import { ConnectorError, type ConnectorErrorCode } from "@rollcall/core";

/** What a refusal says beside its code and message. */
export interface RefusalFacts {
  readonly advice: string;
  /** The attribute that it is about. */
  readonly field?: string | undefined;
  readonly rule?: string | undefined;
}

/** Makes the error of a write that was not sent, or that the server refused: effect `none`, and no value in it. */
export function refusal(
  code: ConnectorErrorCode,
  message: string,
  { advice, field, rule }: RefusalFacts,
): ConnectorError {
  return new ConnectorError({ code, message, advice, where: { field, rule } });
}

/** Gives an error anew for an operation of several requests, some of which were carried out before it. */
export function afterEffect(error: unknown): unknown {
  if (!ConnectorError.is(error) || error.effect !== "none") return error;
  const { code, message, retry, scope, advice, native, where } = error;
  const facts = { code, message, retry, scope, advice, native, where, cause: error };
  return new ConnectorError({ ...facts, effect: "applied" });
}
