import { ConnectorError, type ConnectorErrorCode, type ErrorEffect } from "@rollcall/core";

/** What a refusal says beside its code and message. */
export interface RefusalFacts {
  readonly advice: string;
  /** The attribute that it is about. */
  readonly field?: string | undefined;
  readonly rule?: string | undefined;
  readonly native?: string | number | undefined;
}

/** Makes the error of a write that was not sent, or that was refused: effect `none`, and no value in it. */
export function refusal(
  code: ConnectorErrorCode,
  message: string,
  { advice, field, rule, native }: RefusalFacts,
): ConnectorError {
  return new ConnectorError({ code, message, advice, native, where: { field, rule } });
}

/** Makes the error for an account that is not as expected. */
export function unexpected(message: string, field?: string): ConnectorError {
  return refusal("precondition-failed", message, {
    advice: "Plan again from a new read.",
    field,
    rule: "expected",
  });
}

/** Makes the error for an account of another organisation. */
export function notOurs(): ConnectorError {
  return new ConnectorError({
    code: "precondition-failed",
    message: "the account belongs to another organisation, or to none that is known",
    advice: "Leave it alone. Plan again from a new read.",
    where: { field: "organisation", rule: "ownership" },
  });
}

/** Gives an error anew with another effect, where it was none, or with other facts. */
export function withFacts(
  error: ConnectorError,
  facts: {
    readonly effect?: ErrorEffect;
    readonly advice?: string;
    readonly message?: string;
    readonly code?: ConnectorErrorCode;
  },
): ConnectorError {
  const { code, message, retry, effect, scope, advice, native, where } = error;
  const same = { code, message, retry, effect, scope, advice, native, where, cause: error };
  return new ConnectorError({ ...same, ...facts });
}

/** Gives an error anew for an operation of several requests, some of which were carried out before it. */
export function afterEffect(error: unknown): unknown {
  return ConnectorError.is(error) && error.effect === "none"
    ? withFacts(error, { effect: "applied" })
    : error;
}
