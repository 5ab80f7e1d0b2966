import type { Answer } from "./exchange.ts";

/** One of the details of an error. */
export interface RefusalDetail {
  readonly code: string;
  readonly message: string;
  readonly target: string;
}

/** Facts of an error beyond its status, code and message. */
export interface RefusalFacts {
  readonly target?: string | undefined;
  readonly details?: readonly RefusalDetail[] | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Stops an operation with an error of Graph. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly answer: Answer;

  constructor(status: number, code: string, message: string, facts: RefusalFacts = {}) {
    super(code);
    this.answer = refused(status, { code, message }, facts);
  }
}

/** Makes the answer of an error; `request-id` and `date` are added to it on its way. */
export function refused(
  status: number,
  said: { readonly code: string; readonly message: string },
  facts: RefusalFacts = {},
): Answer {
  const { target, details, headers } = facts;
  const error = { ...said, ...(target ? { target } : {}), ...(details ? { details } : {}) };
  return { status, body: { error }, headers };
}

/** Refuses because no such object is there, or not yet. */
export function notFound(id: string): Refusal {
  const message = `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`;
  return new Refusal(404, "Request_ResourceNotFound", message);
}

/** Refuses for want of a permission or a role. */
export function forbidden(): Refusal {
  const message = "Insufficient privileges to complete the operation.";
  return new Refusal(403, "Authorization_RequestDenied", message);
}

/** Refuses what the request says. */
export function badRequest(message: string, facts: RefusalFacts = {}): Refusal {
  return new Refusal(400, "Request_BadRequest", message, facts);
}

/** Refuses a query that the directory does not answer. */
export function unsupportedQuery(message: string): Refusal {
  return new Refusal(400, "Request_UnsupportedQuery", message);
}

/** Refuses because another object has the value. */
export function conflict(property: string): Refusal {
  const message = `Another object with the same value for property ${property} already exists.`;
  const details = [{ code: "ObjectConflict", message, target: property }];
  return badRequest(message, { details });
}
