import { type CallOptions, ConnectorError } from "@rollcall/core";
import type { DirectoryContext } from "../context.ts";
import { type FailureContext, failure } from "../errors.ts";
import { isSuccess } from "../result.ts";
import type { Entry, WireCall, WireResult, WireSearch } from "../wire.ts";
import { onOneConnection } from "./one-connection.ts";

/** What every request of one operation is given. */
export interface Call {
  readonly context: DirectoryContext;
  readonly signal?: AbortSignal | undefined;
}

/** Makes the {@link Call} of one operation. Throws `cancelled` when the caller no longer wants it. */
export function beginCall(context: DirectoryContext, { signal }: CallOptions = {}): Call {
  if (signal?.aborted) {
    throw new ConnectorError({
      code: "cancelled",
      message: "the write was no longer wanted, and not made",
      advice: "Apply the plan again.",
    });
  }
  return { context: { ...context, wire: onOneConnection(context.wire) }, signal };
}

/** Gives the options of one request. */
export function wireCall({ context, signal }: Call, more: WireCall = {}): WireCall {
  return { signal, timeout: context.settings.callTimeout, ...more };
}

/** Throws what a result that is no success means. */
export function assertSuccess(result: WireResult, about: FailureContext): void {
  if (!isSuccess(result)) throw failure(result, about);
}

/**
 * Reads the entries of a search that gives few. An entry that is not there gives none; any other result that is no
 * success is thrown, so that nothing is taken to be missing that was not looked for.
 */
export async function searchFew(
  call: Call,
  search: WireSearch,
  controls?: WireCall["controls"],
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const part of call.context.wire.search(search, wireCall(call, { controls }))) {
    entries.push(...part.entries);
    if (!part.result || isSuccess(part.result)) continue;
    if (part.result.code === noSuchObject) return [];
    throw failure(part.result, { call: "search" });
  }
  return entries;
}

const noSuchObject = 32;
