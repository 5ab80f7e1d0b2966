import { graphError } from "../client/native.ts";

/** One of the details of Graph's error. */
export interface ErrorDetail {
  readonly code?: unknown;
  readonly target?: unknown;
}

/** Gives the details of Graph's error; none for a body that is none of Graph's. */
export function detailsOf(body: unknown): readonly ErrorDetail[] {
  const { details } = graphError(body);
  return Array.isArray(details)
    ? details.filter((one) => typeof one === "object" && one !== null)
    : [];
}

/** Reads which attribute Graph's error is about: by its details, by its target, or by its message. Never a value. */
export function fieldOf(body: unknown): string | undefined {
  const { message, target } = graphError(body) as { message?: unknown; target?: unknown };
  const named = /\bpropert(?:y|ies):? '?(\w+)'?/i.exec(String(message))?.[1];
  return [...detailsOf(body).map((one) => one.target), target, named].find(isName);
}

function isName(value: unknown): value is string {
  return typeof value === "string" && /^[a-z][A-Za-z0-9_]{1,120}$/.test(value);
}
