import { setTimeout as wait } from "node:timers/promises";
import { ConnectorError } from "@rollcall/core";
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

/** Options with what was left out filled in. */
export interface TransportSettings {
  readonly tokens: TokenProvider;
  /** Without a slash at its end. */
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly callTimeout: number;
  readonly patience: number;
  readonly share: { readonly units: number; readonly writes: number };
  readonly now: () => number;
  readonly sleep: Sleep;
  readonly random: () => number;
}

/** Fills in what was left out. Throws `invalid-options` for an address that is not https: tokens would go in the clear. */
export function transportSettings(options: TransportOptions): TransportSettings {
  const { callTimeout = 30_000, patience = 600_000, share = {}, now = Date.now } = options;
  return {
    tokens: options.tokens,
    url: checkedUrl(options.url ?? "https://graph.microsoft.com"),
    // Looked up at each call, so that it can be replaced for the whole process.
    fetch: options.fetch ?? ((...call) => fetch(...call)),
    callTimeout,
    patience,
    share: { units: share.units ?? 0.4, writes: share.writes ?? 0.1 },
    now,
    sleep: options.sleep ?? ((milliseconds, signal) => wait(milliseconds, undefined, { signal })),
    random: options.random ?? Math.random,
  };
}

function checkedUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === "https:" && parsed.search === "" && parsed.hash === "") {
    return parsed.href.replace(/\/+$/, "");
  }
  throw new ConnectorError({
    code: "invalid-options",
    message: "the address of Microsoft Graph is not one of https",
    advice: "Set url to an address such as https://graph.microsoft.com, or leave it out.",
    where: { field: "url" },
  });
}
