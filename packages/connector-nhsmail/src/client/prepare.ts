import type { GraphLink, GraphRequest } from "../transport.ts";
import { linkedAddress, relativeAddress } from "./address.ts";
import { type Cost, costOf } from "./cost.ts";
import { isRepeatable } from "./is-repeatable.ts";
import { isWrite } from "./is-write.ts";

/** A request as it goes out, save for its token. */
export interface Prepared {
  readonly method: GraphRequest["method"];
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly repeatable: boolean;
  /** It may change something. */
  readonly write: boolean;
  readonly cost: Cost;
  readonly confirm?: GraphRequest["confirm"];
}

/** Makes a request ready for a Graph at `url`. */
export function prepared(url: string, request: GraphRequest): Prepared {
  const { method, id, body } = request;
  const write = isWrite(request);
  const type = body === undefined ? {} : { "content-type": "application/json" };
  return {
    method,
    address: `${url}/v1.0${relativeAddress(request)}`,
    headers: { ...usual(id), ...type, ...lowered(request.headers) },
    body: body === undefined ? undefined : JSON.stringify(body),
    repeatable: isRepeatable(request),
    write,
    cost: costOf(request),
    ...(request.confirm && { confirm: request.confirm }),
  };
}

/** Makes the request that follows a link ready. */
export function preparedLink(url: string, { link, id = "", headers }: GraphLink): Prepared {
  const address = linkedAddress(url, link);
  const path = new URL(address).pathname.split("/").slice(2);
  return {
    method: "GET",
    address,
    headers: { ...usual(id), ...lowered(headers) },
    repeatable: true,
    write: false,
    cost: costOf({ method: "GET", path }),
  };
}

/** Node's fetch sends the language `*` by itself, which some calls refuse. */
function usual(id: string): Record<string, string> {
  return {
    accept: "application/json",
    "accept-language": "en-GB",
    "client-request-id": id.replace(/[^\x21-\x7e]/g, "_"),
  };
}

function lowered(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
