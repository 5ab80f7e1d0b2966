import { setTimeout as wait } from "node:timers/promises";
import { ConnectorError } from "@rollcall/core";
import type { TokenProvider } from "../transport.ts";
import type { Sleep, TransportOptions } from "./transport-options.ts";

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
