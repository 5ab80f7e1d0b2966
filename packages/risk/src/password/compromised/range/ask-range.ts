import { ConnectorError } from "@rollcall/core";
import { readAnswer } from "./read-answer.ts";

/** What is needed of `fetch`. */
export type RangeFetch = (
  url: string,
  init: {
    readonly headers: Record<string, string>;
    readonly redirect: "error";
    readonly signal: AbortSignal;
  },
) => Promise<Response>;

/** How a range is asked for. */
export interface AskRangeOptions {
  readonly fetch: RangeFetch;
  readonly padding: boolean;
  /** In milliseconds, for all of the answer. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks for a range once; gives the text of a sound answer. Throws ConnectorError, in which nothing tells which range it
 * was.
 */
export async function askRange(url: string, options: AskRangeOptions): Promise<string> {
  const { fetch, padding, timeout, signal } = options;
  if (signal?.aborted) throw failure("cancelled");
  const late = AbortSignal.timeout(timeout);
  const until = signal ? AbortSignal.any([signal, late]) : late;
  const headers = {
    accept: "text/plain",
    "user-agent": "rollcall",
    ...(padding && { "add-padding": "true" }),
  };
  try {
    const asked = fetch(url, { headers, redirect: "error", signal: until }).then(readAnswer);
    return await Promise.race([asked, abortOf(until)]);
  } catch (error) {
    if (signal?.aborted) throw failure("cancelled");
    if (late.aborted) throw failure("timeout");
    if (ConnectorError.is(error)) throw error;
    throw failure("unavailable", nativeCode(error));
  }
}

/** Rejects when a signal is given, also when a transport does not heed it. */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}

const texts = {
  cancelled: ["the call was no longer wanted", undefined],
  timeout: [
    "the service of compromised passwords did not answer in time",
    "Decide without it, and see that the network lets it through.",
  ],
  unavailable: [
    "the service of compromised passwords cannot be reached",
    "Decide without it, and see that the network lets it through.",
  ],
} as const;

function failure(code: keyof typeof texts, native?: string): ConnectorError {
  const [message, advice] = texts[code];
  return new ConnectorError({ code, message, advice, effect: "none", scope: "session", native });
}

/** The code is all that is kept of the cause: its text may have the address, and so the range. */
function nativeCode(error: unknown): string | undefined {
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  if (typeof code === "string") return code;
  return cause instanceof Error ? nativeCode(cause) : undefined;
}
