import type { TokenProvider } from "../transport.ts";

/** Waits so many milliseconds; may end early, in any way, when the signal fires. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;

/** What Microsoft's client is opened with. */
export interface TransportOptions {
  readonly tokens: TokenProvider;
  /** Where Graph is; defaults to `https://graph.microsoft.com`. Links of Graph are followed there. */
  readonly url?: string | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** In milliseconds, for one attempt until its answer was read. Defaults to 30,000. */
  readonly callTimeout?: number | undefined;
  /** In milliseconds: the longest that one request waits in all before it is given up. Defaults to ten minutes. */
  readonly patience?: number | undefined;
  /**
   * The shares, from 0 to 1, of what Graph publishes as limits of a large tenant that are ours. Defaults to 0.4 of the
   * resource units, which is also within a small tenant's, and to 0.1 of the writes, which all applications share.
   */
  readonly share?: { readonly units?: number; readonly writes?: number } | undefined;
  /** The present in milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  readonly sleep?: Sleep | undefined;
  /** At least 0 and below 1. */
  readonly random?: (() => number) | undefined;
}
