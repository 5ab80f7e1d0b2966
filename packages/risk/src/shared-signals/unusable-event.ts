import { ConnectorError, type ConnectorErrorCode } from "@rollcall/core";

/** The codes with which a receiver refuses a token over HTTP (RFC 8935, section 2.4). */
export type SetErrorCode =
  | "invalid_request"
  | "invalid_key"
  | "invalid_issuer"
  | "invalid_audience"
  | "authentication_failed";

/** A rule that a token breaks. */
export interface BrokenRule {
  readonly rule: string;
  readonly field?: string | undefined;
  /** Defaults to `invalid_request`. */
  readonly native?: SetErrorCode | undefined;
  /** Defaults to `protocol`. */
  readonly code?: ConnectorErrorCode | undefined;
}

/**
 * Makes the error for a security event token that is refused. `native` is what to answer the sender with (RFC 8935).
 * Nothing of the token is in it.
 */
export function unusableEvent(message: string, broken: BrokenRule): ConnectorError {
  const { rule, field, native = "invalid_request", code = "protocol" } = broken;
  return new ConnectorError({
    code,
    message: `the security event token is refused: ${message}`,
    advice: "Answer the sender with the code in native, and do nothing else with the token.",
    native,
    where: { rule, field },
  });
}
