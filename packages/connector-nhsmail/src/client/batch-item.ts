import type { Json } from "@rollcall/core";
import type { GraphAnswer, GraphRequest } from "../transport.ts";
import { relativeAddress } from "./address.ts";

/** A request within a batch; `id` is its place in it. */
export interface BatchItem {
  readonly id: string;
  readonly method: string;
  /** Relative to the version, as Graph asks for it. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json | undefined;
}

/** Writes a request as an item of a batch. Graph refuses one that has a body and no content type. */
export function itemOf(request: GraphRequest, at: number): BatchItem {
  const { id, method, headers, body } = request;
  const type = body === undefined ? {} : { "Content-Type": "application/json" };
  return {
    id: String(at + 1),
    method,
    url: relativeAddress(request),
    headers: { "client-request-id": id, ...type, ...headers },
    ...(body === undefined ? {} : { body }),
  };
}

/** Reads the answers of a batch in the order of its requests; `undefined` where there is none. */
export function itemAnswers(body: unknown, count: number): readonly (GraphAnswer | undefined)[] {
  const { responses } = (body ?? {}) as { responses?: unknown };
  const byId = new Map<string, GraphAnswer>();
  for (const response of Array.isArray(responses) ? responses : []) {
    const { id, status, headers, body: said } = response as Record<string, unknown>;
    if (typeof status !== "number") continue;
    byId.set(String(id), { status, headers: lowered(headers), ...present(said) });
  }
  return Array.from({ length: count }, (_, at) => byId.get(String(at + 1)));
}

function present(said: unknown): { readonly body?: Json } {
  return said === undefined || said === null ? {} : { body: said as Json };
}

/** The names of headers come in any letters. */
function lowered(headers: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries((headers ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]),
  );
}
