import type { ConnectorError } from "@rollcall/core";
import { failure } from "../errors.ts";
import type { GraphAnswer } from "../transport.ts";
import type { Asking } from "./call.ts";
import { refusal, unexpected } from "./refusal.ts";

/** Makes the error of a write to an account that was refused. */
export function refusedWrite(answer: GraphAnswer, request: Asking): ConnectorError {
  if (answer.status === 404) return unexpected("the account was deleted since it was read");
  const error = failure(answer, { request });
  if (error.code !== "not-unique") return error;
  const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const field = conflictOf(answer) ?? "userPrincipalName";
  // An address comes with the principal name or with mail, and has no property of its own to be written by.
  const asked =
    field in body ||
    (field === "proxyAddresses" && ("mail" in body || "userPrincipalName" in body));
  return notUnique(field, asked);
}

/**
 * Reads which property Graph says another object has the value of; `undefined` when it says no such thing. Older answers
 * name it in the message alone.
 */
export function conflictOf({ status, body }: GraphAnswer): string | undefined {
  if (status < 400) return undefined;
  const { error } = (body ?? {}) as { readonly error?: GraphError };
  const detail = error?.details?.find(({ code }) => code?.toLowerCase() === "objectconflict");
  if (detail) return detail.target ?? "userPrincipalName";
  return /same value for property (\w+) already exists/i.exec(error?.message ?? "")?.[1];
}

interface GraphError {
  readonly message?: string;
  readonly details?: readonly { readonly code?: string; readonly target?: string }[];
}

/** Makes the error for a value that another object has. */
export function notUnique(field: string, asked: boolean): ConnectorError {
  return refusal(
    "not-unique",
    asked
      ? "another object of the directory has this value"
      : "a value that the account has had before is another object's as well, so that Graph refuses every change of it",
    {
      field,
      rule: "unique",
      advice: asked
        ? "Choose another value; a rule that allots names takes the next one that is free."
        : "Find the two objects and take the value from one of them; then plan again.",
    },
  );
}

/** Makes the error for an account whose attributes an on-premises directory masters. */
export function mastered(): ConnectorError {
  return refusal("unsupported", "the account is mastered by an on-premises directory", {
    field: "onPremisesSyncEnabled",
    rule: "on-premises",
    advice: "It must be done in Active Directory; leave the attribute out of this target's policy.",
  });
}
