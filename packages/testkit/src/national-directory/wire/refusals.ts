import { Refusal, type RefusalFacts } from "./refusal.ts";

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
