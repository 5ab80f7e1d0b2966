import { ConnectorError } from "@rollcall/core";
import type { GraphRequest } from "../transport.ts";

const graphOrigin = "https://graph.microsoft.com";

/**
 * Writes where a request goes, after the version and with a slash in front. Every segment and every value is encoded, so
 * that `#`, `&`, `'`, `/` and letters beyond ASCII stay what they are. Throws `invalid-value` for a segment that would
 * lead elsewhere, and `internal` for a deletion that would hit an object in place of a reference to it.
 */
export function relativeAddress(request: Pick<GraphRequest, "method" | "path" | "query">): string {
  checkPath(request);
  const path = request.path.map((segment) => `/${encoded(segment)}`).join("");
  const query = Object.entries(request.query ?? {}).map(
    ([name, value]) => `${encoded(name)}=${encoded(value)}`,
  );
  return query.length === 0 ? path : `${path}?${query.join("&")}`;
}

/**
 * Gives the address of a link: what leads to Graph is sent to `url`. Throws `protocol` for a link that leads to anybody
 * else, who would be handed the token.
 */
export function linkedAddress(url: string, link: string): string {
  for (const origin of [graphOrigin, new URL(url).origin]) {
    if (link.toLowerCase().startsWith(`${origin}/`)) return url + link.slice(origin.length);
  }
  throw new ConnectorError({
    code: "protocol",
    message: "Graph gave a link that leads to another host",
    advice: "Check whether a proxy changes the answers, and that the option url is Graph's.",
  });
}

/** These are no secret, and Graph's own links carry them as they are. */
const plain: Readonly<Record<string, string>> = { "%24": "$", "%2C": ",", "%40": "@", "%3A": ":" };

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/%(24|2C|40|3A)/g, (code) => plain[code] ?? code)
    .replaceAll("'", "%27");
}

function checkPath({ method, path }: Pick<GraphRequest, "method" | "path">): void {
  if (path.length === 0 || path.some((segment) => /^\.{0,2}$/.test(segment))) {
    throw new ConnectorError({
      code: "invalid-value",
      message: "an identifier is empty, or consists of dots",
      advice: "Correct the identifier in the policy or the link that it comes from.",
    });
  }
  if (method === "DELETE" && isReference(path) && path.at(-1) !== "$ref") {
    throw new ConnectorError({
      code: "internal",
      message: "a reference was to be removed by a request that deletes what it refers to",
      advice: "Report this as a defect of the connector.",
    });
  }
}

/** Without `/$ref` at its end, a deletion of one of these deletes the member itself. */
function isReference(path: readonly string[]): boolean {
  return ["members", "owners", "manager"].includes(path[2] ?? "");
}
