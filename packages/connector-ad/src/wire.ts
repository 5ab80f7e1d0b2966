/** One entry as it came over the wire. Values are bytes, so that nothing is guessed of them. */
export interface Entry {
  readonly dn: string;
  /** By attribute name in lower case, options such as `;range=0-1499` included. A name without values is left out. */
  readonly attributes: ReadonlyMap<string, readonly Uint8Array[]>;
}

/** A control of RFC 4511 section 4.1.11. `value` is BER, already encoded. */
export interface WireControl {
  readonly oid: string;
  readonly critical?: boolean | undefined;
  readonly value?: Uint8Array | undefined;
}

/** What a server says at the end of an operation (RFC 4511 section 4.1.9). Any code, also those of failure. */
export interface WireResult {
  readonly code: number;
  readonly matchedDN: string;
  /** The server's own text. It may hold personal data: read codes out of it, never pass it on. */
  readonly diagnostic: string;
  readonly referrals: readonly string[];
  readonly controls: readonly WireControl[];
  /** The connection that it came over; a cookie in `controls` is good for that one only. */
  readonly connection?: number | undefined;
}

/** A filter of RFC 4511 section 4.5.1. Values are bytes or text; nothing is ever unescaped. */
export type WireFilter =
  | { readonly and: readonly WireFilter[] }
  | { readonly or: readonly WireFilter[] }
  | { readonly not: WireFilter }
  | { readonly present: string }
  | { readonly equal: string; readonly value: Uint8Array | string }
  | { readonly atLeast: string; readonly value: string }
  | { readonly atMost: string; readonly value: string }
  | { readonly startsWith: string; readonly value: string }
  /** An extensible match: `rule` is an OID such as 1.2.840.113556.1.4.803. */
  | { readonly matches: string; readonly rule: string; readonly value: string };

/** One search: one request on the wire. Pages and ranges are the caller's. */
export interface WireSearch {
  readonly base: string;
  readonly scope: "base" | "one" | "subtree";
  readonly filter: WireFilter;
  /** Names to ask for; `1.1` for none. */
  readonly attributes: readonly string[];
  readonly sizeLimit?: number | undefined;
}

/** Part of the answer to a search. Only the last part has a result. */
export interface WirePart {
  readonly entries: readonly Entry[];
  /** Search continuation references (RFC 4511 section 4.5.3), as URLs; never followed. */
  readonly references: readonly string[];
  readonly result?: WireResult | undefined;
}

/** Values of one attribute to write. */
export interface WireAttribute {
  readonly type: string;
  readonly values: readonly (Uint8Array | string)[];
}

/** One change of a modify. They are carried out together and in order (RFC 4511 section 4.6). */
export interface WireChange extends WireAttribute {
  readonly change: "add" | "delete" | "replace";
}

/** A new name, a new place, or both, in one request. The old name's value is removed. */
export interface WireRename {
  readonly newRdn: string;
  readonly newSuperior?: string | undefined;
}

/** What any call may be given. */
export interface WireCall {
  readonly controls?: readonly WireControl[] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** In milliseconds, for this call alone; others on the connection go on when it passes. */
  readonly timeout?: number | undefined;
  /**
   * Goes over this connection or not at all, as the next page of a search must: {@link WireResult.connection} of the
   * last one. Throws `unavailable` with effect `none` once that connection is lost.
   */
  readonly connection?: number | undefined;
}

/**
 * A bound and encrypted connection to one server at a time. Results are returned, whatever their code. Throws
 * ConnectorError when no result came: `unavailable`, `timeout`, `cancelled`, `protocol`, `auth-failed`; for a write that
 * was sent, with effect `unknown`. A connection that was lost is opened and bound anew at the next call, never silently
 * in the middle of one, and a read in pages never goes on at another server.
 */
export interface Wire extends AsyncDisposable {
  /** The server that calls now go to: its URL, without credentials. */
  readonly server: string;
  search(search: WireSearch, call?: WireCall): AsyncIterable<WirePart>;
  add(dn: string, attributes: readonly WireAttribute[], call?: WireCall): Promise<WireResult>;
  modify(dn: string, changes: readonly WireChange[], call?: WireCall): Promise<WireResult>;
  rename(dn: string, rename: WireRename, call?: WireCall): Promise<WireResult>;
  remove(dn: string, call?: WireCall): Promise<WireResult>;
}
