import type { Answer } from "../wire/exchange.ts";

/** The base of every link that the directory gives, whatever address it is reached by. */
export const graphRoot = "https://graph.microsoft.com/v1.0";

/** Answers with a body that says what it is, such as `users/$entity`. */
export function answered(what: string, body: object, status = 200): Answer {
  return { status, body: { "@odata.context": `${graphRoot}/$metadata#${what}`, ...body } };
}
