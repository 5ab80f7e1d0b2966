import { ConnectorError, type ConnectorErrorFacts } from "@rollcall/core";
import { isWrite } from "./client/is-write.ts";
import { graphCode, nativeOf } from "./client/native.ts";
import { retryAfter } from "./client/retry-after.ts";
import { byGraphCode } from "./errors/by-graph-code.ts";
import { byStatus } from "./errors/by-status.ts";
import { byWording } from "./errors/by-wording.ts";
import { fieldOf } from "./errors/field.ts";
import { permissionFor } from "./errors/permission-for.ts";
import type { GraphAnswer, GraphRequest } from "./transport.ts";

/** What was asked of Graph. */
export interface FailureContext {
  /** In words for the error's message, such as `create the account`. */
  readonly operation?: string | undefined;
  /** Tells which permission may be missing, and whether anything may have been changed. */
  readonly request?: Pick<GraphRequest, "method" | "path" | "body"> | undefined;
}

/**
 * Turns an answer that is no success into the error to throw. Of the server's text only known words are looked for, and
 * none of it reaches the error: it holds names and addresses.
 */
export function failure(answer: GraphAnswer, context: FailureContext = {}): ConnectorError {
  const facts = factsOf(answer, context);
  const field = fieldOf(answer.body);
  const { operation } = context;
  const message = facts.message ?? facts.code;
  return new ConnectorError({
    ...facts,
    message: operation === undefined ? message : `could not ${operation}: ${message}`,
    native: nativeOf(answer),
    where: field === undefined ? undefined : { field },
  });
}

function factsOf(answer: GraphAnswer, { request }: FailureContext): ConnectorErrorFacts {
  const { status, body } = answer;
  const code = graphCode(body);
  if (status === 403) return forbidden(request);
  if (status === 429) return throttled(answer);
  // Somebody other than Graph answers in HTML, and his "not found" is no proof of absence.
  if (status === 404 && code === undefined) return byStatus.stranger;
  if (status === 404 && request?.path.includes("$ref") && request.method !== "DELETE") {
    return byStatus.missingReference;
  }
  const found = byWording(answer) ?? byGraphCode[code?.toLowerCase() ?? ""] ?? byStatus[status];
  const facts = found ?? (status >= 500 ? byStatus.broken : byStatus.other);
  if (status < 500 || status === 501 || !request || !isWrite(request)) return facts;
  return { ...facts, effect: "unknown" };
}

function forbidden(request: FailureContext["request"]): ConnectorErrorFacts {
  const permission = request && permissionFor(request);
  const consent = permission === undefined ? "its permissions" : `the permission ${permission}`;
  return {
    code: "permission-denied",
    message:
      permission === undefined
        ? "the application may not do this"
        : `the application may not do this; it needs ${permission}`,
    advice: `Ask the tenant's administrator to consent to ${consent}. Where it is there already, the account holds a directory role: only an application with a higher role, or a person, may do this.`,
  };
}

function throttled({ headers }: GraphAnswer): ConnectorErrorFacts {
  const date = Date.parse(headers.date ?? "");
  const after = retryAfter(headers["retry-after"], date);
  return { ...byStatus.throttled, retry: after === undefined ? "backoff" : { after } };
}
