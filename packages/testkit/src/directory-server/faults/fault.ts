/** One kind of request that a client makes. */
export type RequestKind =
  | "bind"
  | "search"
  | "add"
  | "modify"
  | "rename"
  | "delete"
  | "compare"
  | "extended"
  | "abandon"
  | "unbind";

/** What goes wrong with one request, or from one request on. */
export type ServerFault =
  /** The server answers with a result code and does nothing: 51 busy, 52 unavailable, or any other. */
  | { readonly kind: "result"; readonly code: number; readonly diagnostic?: string | undefined }
  /** The server sends the client elsewhere (result 10) and does nothing. */
  | { readonly kind: "referral"; readonly urls: readonly string[] }
  /** A search says that part of its answer is elsewhere. */
  | { readonly kind: "reference"; readonly urls: readonly string[] }
  /** A page comes without entries, and with a cookie: the search goes on. */
  | { readonly kind: "empty-page" }
  /** The connection breaks: before the server acted, or after, so that the response is lost. */
  | { readonly kind: "cut"; readonly effect: "before" | "after" }
  /** Half of the response comes; then the connection breaks, or nothing more comes. */
  | { readonly kind: "half"; readonly then: "cut" | "silence" }
  /** No response comes, and the connection stands. */
  | { readonly kind: "silence"; readonly effect: "before" | "after" }
  /** The response comes late, in milliseconds. A search whose time limit passes meanwhile ends with result 3. */
  | { readonly kind: "slow"; readonly ms: number }
  /** A message that is not LDAP comes before the response. */
  | { readonly kind: "garbage" }
  /** The server says that it ends the connection, and does (RFC 4511 section 4.4.1). */
  | { readonly kind: "notice" }
  /** From now on the reader does not see what is at and below a place; searches do not say so. */
  | { readonly kind: "conceal"; readonly at: string; readonly who?: string | undefined };

/** A fault and the request that it strikes: data, so that a schedule can be printed, listed and shrunk. */
export interface ScheduledServerFault {
  readonly on: RequestKind | "any";
  /** Counts from 1, among the requests of that kind, or among all, from when the schedule is given. */
  readonly call: number;
  /** How many requests in a row it strikes. Defaults to 1. */
  readonly times?: number | undefined;
  readonly fault: ServerFault;
}
