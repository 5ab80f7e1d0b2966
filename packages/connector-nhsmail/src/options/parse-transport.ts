import type { TransportOptions } from "../client/transport-options.ts";
import type { NhsmailOptions } from "../options.ts";
import { check, checkNumber } from "./check.ts";

const aDay = { least: 1, most: 86_400_000 };

/** Checks the options of the connection. Throws `invalid-options`. */
export function parseTransport(options: NhsmailOptions): TransportOptions {
  const { tokens, fetch, callTimeout = 30_000, patience = 600_000, share = {} } = options;
  check(typeof tokens?.getToken === "function", {
    field: "tokens",
    rule: "provider",
    advice: "Give fromTokenCredential(credential), fromMsal(application), or your own getToken.",
  });
  checkNumber("callTimeout", callTimeout, aDay);
  checkNumber("patience", patience, aDay);
  checkShare("share.units", share.units);
  checkShare("share.writes", share.writes);
  const { now, sleep, random } = options;
  return {
    tokens,
    url: parseUrl(options.url ?? "https://graph.microsoft.com"),
    fetch,
    callTimeout,
    patience,
    share,
    ...(now && { now: () => now().getTime() }),
    sleep,
    random,
  };
}

function checkShare(field: string, share: number | undefined): void {
  check(share === undefined || (share > 0 && share <= 1), {
    field,
    rule: "range",
    advice: "Give a number above 0 and up to 1, or leave it out.",
  });
}

/** Without encryption the token would go in the clear, and there is no option for that. */
function parseUrl(text: string): string {
  const advice = "Give an address such as https://graph.microsoft.com, or leave it out.";
  const url = URL.canParse(text) ? new URL(text) : undefined;
  check(url !== undefined, { field: "url", rule: "url", advice });
  check(url.protocol === "https:", { field: "url", rule: "https", advice });
  check(url.username === "" && url.password === "", {
    field: "url",
    rule: "no-credentials",
    advice: "Leave credentials out of the address: tokens come from the option tokens.",
  });
  const isBare = /^\/?$/.test(url.pathname) && url.search === "" && url.hash === "";
  check(isBare, { field: "url", rule: "host-only", advice });
  return url.origin;
}
