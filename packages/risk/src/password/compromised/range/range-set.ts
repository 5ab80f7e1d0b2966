import { type CallOptions, ConnectorError, invalidOption } from "@rollcall/core";
import type { CompromisedSet } from "../compromised-set.ts";
import { assertHash } from "../hash-key.ts";
import { askRange, type RangeFetch } from "./ask-range.ts";
import { hasSuffix } from "./has-suffix.ts";

/** Which service is asked, and how. */
export interface RangeSetOptions {
  /** Where ranges are asked for; `https://api.pwnedpasswords.com/range/` when missing. TLS only. */
  readonly url?: string | undefined;
  /** Asks for an answer whose length tells nobody which range it was for. True when missing. */
  readonly padding?: boolean | undefined;
  /**
   * Which hashes are asked for: `sha1` when missing. With `ntlm`, `has` takes the 16 bytes of an NT hash in the place
   * of SHA-1.
   */
  readonly mode?: "sha1" | "ntlm" | undefined;
  /** How long one request may take, in milliseconds; 2,000 when missing. */
  readonly timeout?: number | undefined;
  /**
   * Whether a request that came to nothing is made once more. `none` when missing. A refusal for too many requests is
   * never repeated.
   */
  readonly retry?: "none" | "once" | undefined;
  /** The transport; that of Node.js when missing. */
  readonly fetch?: RangeFetch | undefined;
}

const prefixDigits = 5;
const hashBytes = { sha1: 20, ntlm: 16 } as const;

/**
 * Asks a service for the range in which a password is, by the first five digits of its hash, and looks for the rest in
 * the answer: the service does not learn which password it was. Of a password that can be spelt in several ways one
 * spelling is asked for, since with the digits of two the service could tell which it was. `has` rejects with ConnectorError `unavailable`,
 * `timeout`, `throttled`, `protocol` or `cancelled` when there is no sound answer. For networks that may reach it; a
 * set that was built from a list needs none. Throws ConnectorError `invalid-options`.
 */
export function rangeSet(options: RangeSetOptions = {}): CompromisedSet {
  const { mode = "sha1", retry = "none", padding = true, timeout = 2000 } = options;
  const url = rangeAddress(options.url ?? "https://api.pwnedpasswords.com/range/");
  if (!Number.isInteger(timeout) || timeout < 1) {
    throw invalidOption("rangeSet()", { field: "timeout", advice: "Give milliseconds." });
  }
  const fetch = options.fetch ?? globalThis.fetch;
  const ask = async (hash: Uint8Array, { signal }: CallOptions): Promise<boolean> => {
    const digits = Buffer.from(hash).toString("hex").toUpperCase();
    const address = new URL(digits.slice(0, prefixDigits), url);
    if (mode === "ntlm") address.searchParams.set("mode", "ntlm");
    const answer = await askRange(address.href, { fetch, padding, timeout, signal });
    return hasSuffix(answer, digits.slice(prefixDigits));
  };
  return {
    version: `${url.host} ${mode}`,
    falsePositives: 0,
    async has(hash, query = {}) {
      assertHash(hash, hashBytes[mode]);
      if (query.variant) return false;
      try {
        return await ask(hash, query);
      } catch (error) {
        if (retry === "none" || !isWorthRepeating(error)) throw error;
        return await ask(hash, query);
      }
    },
  };
}

function isWorthRepeating(error: unknown): boolean {
  return ConnectorError.is(error) && (error.code === "unavailable" || error.code === "timeout");
}

function rangeAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSound =
    url?.protocol === "https:" &&
    url.pathname.endsWith("/") &&
    url.username + url.password + url.search + url.hash === "";
  if (url && isSound) return url;
  throw invalidOption("rangeSet()", {
    field: "url",
    advice: "Give an address that begins with https:// and ends with a slash.",
  });
}
