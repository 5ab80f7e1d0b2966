import type { GraphAnswer } from "../transport.ts";

/** Reads Graph's own code for an error, such as `Request_ResourceNotFound`; the status where it gives none. */
export function nativeOf({ status, body }: Pick<GraphAnswer, "status" | "body">): string | number {
  return graphCode(body) ?? status;
}

/** Reads the code of an error's body; `undefined` for what is none of Graph's. */
export function graphCode(body: unknown): string | undefined {
  const { code } = graphError(body);
  return typeof code === "string" && /^[\w.-]{1,100}$/.test(code) ? code : undefined;
}

/** What stands in the body of an error. */
interface GraphError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly details?: unknown;
}

/** Gives the error of a body; an empty one for what is none of Graph's. */
export function graphError(body: unknown): GraphError {
  if (typeof body !== "object" || body === null) return {};
  const { error } = body as { error?: unknown };
  return typeof error === "object" && error !== null ? error : {};
}
