import type { Server } from "../client/wire-settings.ts";
import { check, wrongOption } from "./check.ts";

const ports = { "ldaps:": 636, "ldap:": 389 } as const;
/** Of the global catalogue: it holds a part of each entry only, and takes no writes. */
const cataloguePorts: ReadonlySet<number> = new Set([3268, 3269]);
const example =
  "Give an address such as ldaps://dc1.trust.nhs.uk, or several in order of preference.";

/** Reads the addresses of servers. Throws `invalid-options` for one that is no LDAP address, or for none. */
export function parseServers(url: string | readonly string[]): readonly Server[] {
  const isList = typeof url !== "string";
  const urls = isList ? url : [url];
  check(Array.isArray(urls) && urls.length > 0, {
    field: "url",
    rule: "not-empty",
    advice: example,
  });
  const servers = urls.map((each, at) => parseServer(each, isList ? `url[${at}]` : "url"));
  const places = servers.map(({ host, port }) => `${host} ${port}`);
  check(new Set(places).size === places.length, {
    field: "url",
    rule: "each-once",
    advice: "Give each server once.",
  });
  return servers;
}

function parseServer(text: string, field: string): Server {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) throw wrongOption({ field, rule: "url", advice: example });
  const { protocol } = url;
  if (protocol !== "ldaps:" && protocol !== "ldap:") {
    throw wrongOption({ field, rule: "scheme", advice: example });
  }
  checkNothingElse(url, field);
  const port = url.port === "" ? ports[protocol] : Number(url.port);
  check(!cataloguePorts.has(port), {
    field,
    rule: "global-catalogue",
    advice: "Leave the port out: 3268 and 3269 are the global catalogue, which takes no writes.",
  });
  return {
    url: `${protocol}//${url.host.toLowerCase()}`,
    host: url.hostname.toLowerCase().replace(/^\[|\]$/g, ""),
    port,
    encryption: protocol === "ldaps:" ? "tls" : "start-tls",
  };
}

/** Credentials in an address end up in logs, and a base or filter in one would be passed over in silence. */
function checkNothingElse(url: URL, field: string): void {
  check(url.hostname !== "", { field, rule: "host", advice: example });
  check(url.username === "" && url.password === "", {
    field,
    rule: "no-credentials",
    advice: "Give the credentials as the option of that name.",
  });
  const isBare = /^\/?$/.test(url.pathname) && url.search === "" && url.hash === "";
  check(isBare, { field, rule: "server-only", advice: "Give the base as the option baseDN." });
}
