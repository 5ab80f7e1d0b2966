import { secret } from "@rollcall/core";
import { openWire } from "../../../packages/connector-ad/src/client/open-wire.ts";
import { guidText } from "../../../packages/connector-ad/src/guid.ts";
import type {
  Entry,
  Wire,
  WireCall,
  WireResult,
  WireSearch,
} from "../../../packages/connector-ad/src/wire.ts";

/** A directory under test, as it can be reached. */
export interface Reachable {
  readonly url: string;
  readonly ca: string;
  readonly baseDN: string;
  readonly administrator: { readonly name: string; readonly password: string };
  /** For a server that may end by itself. */
  restart?(): Promise<void>;
}

/** One of the two directories, and what it calls the objects of the running round. */
export interface Side extends AsyncDisposable {
  readonly name: string;
  readonly server: Reachable;
  readonly wire: Wire;
  /** GUID and SID of what is or was in a slot. */
  readonly keys: Map<number, ObjectKeys>;
  /** GUIDs and SIDs, as text and as bytes in hexadecimal, by what both sides call them. */
  readonly symbols: Map<string, string>;
}

/** What a directory gave an object at its creation. */
export interface ObjectKeys {
  readonly guid: string;
  readonly guidBytes: Uint8Array;
}

/** What a search gave as a whole. */
export interface Found {
  readonly entries: readonly Entry[];
  readonly references: readonly string[];
  readonly result: WireResult;
}

/** Opens a connection to a directory. */
export async function sideOf(name: string, server: Reachable): Promise<Side> {
  const wire = await wireAs(server, server.administrator);
  const close = () => wire[Symbol.asyncDispose]();
  return { name, server, wire, keys: new Map(), symbols: new Map(), [Symbol.asyncDispose]: close };
}

/** Connects and binds with a name and a password. Throws ConnectorError as openWire does. */
export function wireAs(
  { url, ca }: Reachable,
  { name, password }: Reachable["administrator"],
): Promise<Wire> {
  const { hostname, port } = new URL(url);
  return openWire({
    servers: [{ url, host: hostname, port: Number(port || 636), encryption: "tls" }],
    credentials: { name, password: secret(Buffer.from(password)) },
    tls: { ca: [ca] },
    callTimeout: 30_000,
    connectTimeout: 10_000,
  });
}

/** Carries a search out to its end. */
export async function find(wire: Wire, search: WireSearch, call: WireCall = {}): Promise<Found> {
  const entries: Entry[] = [];
  const references: string[] = [];
  for await (const part of wire.search(search, call)) {
    entries.push(...part.entries);
    references.push(...part.references);
    if (part.result) return { entries, references, result: part.result };
  }
  throw new Error("the search ended without a result");
}

/** Learns what a directory calls an object that was just made. */
export async function learn(
  side: Side,
  dn: string,
  symbol: string,
): Promise<ObjectKeys | undefined> {
  const attributes = ["objectGUID", "objectSid"];
  const filter = { present: "objectClass" };
  const { entries } = await find(side.wire, { base: dn, scope: "base", filter, attributes });
  const guidBytes = entries[0]?.attributes.get("objectguid")?.[0];
  const guid = guidBytes && guidText(guidBytes);
  if (!guidBytes || !guid) return undefined;
  side.symbols.set(guid, `guid of ${symbol}`);
  side.symbols.set(Buffer.from(guidBytes).toString("hex"), `guid of ${symbol}`);
  const sid = entries[0]?.attributes.get("objectsid")?.[0];
  if (sid) side.symbols.set(Buffer.from(sid).toString("hex"), `sid of ${symbol}`);
  return { guid, guidBytes };
}
