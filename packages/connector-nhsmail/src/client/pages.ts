import { type CallOptions, ConnectorError, type Json } from "@rollcall/core";
import { failure } from "../errors.ts";
import type { GraphAnswer, GraphLink, GraphPage, GraphRequest } from "../transport.ts";
import { linkedAddress } from "./address.ts";
import type { Parts } from "./parts.ts";
import { prepared, preparedLink } from "./prepare.ts";
import { send } from "./send.ts";

/** Gives the pages of a list one after the other; the next one is asked for when the reader is done with the last. */
export async function* pagesFrom(
  parts: Parts,
  from: GraphRequest | GraphLink,
  call?: CallOptions,
): AsyncGenerator<GraphPage, void, undefined> {
  const { url, random } = parts.settings;
  const id = from.id ?? idFrom(random);
  let request = "link" in from ? preparedLink(url, { ...from, id }) : prepared(url, from);
  for (;;) {
    const page = pageOf(url, await send(parts, request, call), from);
    if (page.next !== undefined && linkedAddress(url, page.next) === request.address) {
      throw noPage("a page of Graph leads to itself");
    }
    yield page;
    if (page.next === undefined) return;
    request = preparedLink(url, { link: page.next, id, headers: from.headers });
  }
}

function pageOf(url: string, answer: GraphAnswer, from: GraphRequest | GraphLink): GraphPage {
  if (answer.status >= 400) throw failure(answer, "link" in from ? {} : { request: from });
  const body = (answer.body ?? {}) as Record<string, Json>;
  if (!Array.isArray(body.value)) throw noPage("a page of Graph has no list");
  return {
    items: body.value,
    next: linkOf(url, body["@odata.nextLink"]),
    delta: linkOf(url, body["@odata.deltaLink"]),
  };
}

/** Checked now, and not when it is followed: a link that is kept must be one that can be followed. */
function linkOf(url: string, link: Json | undefined): string | undefined {
  if (link === undefined || link === null) return undefined;
  if (typeof link !== "string") throw noPage("a link of Graph is no text");
  linkedAddress(url, link);
  return link;
}

function noPage(message: string): ConnectorError {
  return new ConnectorError({
    code: "protocol",
    message,
    advice: "Check whether a proxy changes the answers, and that the option url is Graph's.",
  });
}

/** Makes an id of the form that Microsoft's support asks for. */
function idFrom(random: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
