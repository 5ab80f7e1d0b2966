import { ConnectorError, type ConnectorErrorCode } from "@rollcall/core";

/** Makes the error with which a target refuses one write; it names the attribute and never its value. */
export function refusal(
  code: ConnectorErrorCode,
  message: string,
  facts: { readonly field?: string; readonly advice?: string } = {},
): ConnectorError {
  return new ConnectorError({
    code,
    message: facts.field === undefined ? message : `${facts.field}: ${message}`,
    advice: facts.advice,
    ...(facts.field === undefined ? {} : { where: { field: facts.field } }),
  });
}

/** Throws `cancelled` when the caller has asked to stop. */
export function assertWanted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw refusal("cancelled", "the caller asked to stop");
}
