import type { CallOptions, Json } from "@rollcall/core";

/** One request to Microsoft Graph. */
export interface GraphRequest {
  /** Sent as `client-request-id`: the operation's id for a write, so that Microsoft's log and ours can be laid side by side. */
  readonly id: string;
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Segments after the version, not yet encoded, such as `["users", "a.b#EXT#@x", "manager", "$ref"]`. */
  readonly path: readonly string[];
  /** Query options by name, `$` included, not yet encoded. */
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: Json | undefined;
  /** Another request may be sent when it is not known whether this one arrived. Defaults to `true` for all but POST. */
  readonly repeatable?: boolean | undefined;
  /**
   * Called right before the request goes out when it had to wait, or is sent again: what was true when it was asked for may
   * no longer be. Throws when it must not be sent any more. Not called for what goes by `sendAll`.
   */
  readonly confirm?: (() => Promise<void>) | undefined;
}

/** What Graph answered, whatever its status. */
export interface GraphAnswer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Missing when the answer had none. */
  readonly body?: Json | undefined;
}

/** A link that an earlier page gave. Headers such as `ConsistencyLevel` must be sent with it again. */
export interface GraphLink {
  readonly link: string;
  /** As the id of a request; one by chance when it is left out. */
  readonly id?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** One page of a list or of a delta. */
export interface GraphPage {
  readonly items: readonly Json[];
  /** Where the next page is; opaque. */
  readonly next?: string | undefined;
  /** On the last page of a delta only: where the next round begins; opaque. */
  readonly delta?: string | undefined;
}

/**
 * Speaks to Microsoft Graph. Waits and repeats by itself where that is safe: throttling for as long as Graph says, a
 * token that was refused once, requests that surely did not arrive, and repeatable ones of which nobody knows. Gives all
 * other answers as they are. Throws ConnectorError when there is no answer that could be given: `unavailable`,
 * `timeout`, `cancelled`, `protocol`, `auth-failed`; with effect `unknown` for a write that may have arrived.
 */
export interface GraphTransport {
  send(request: GraphRequest, options?: CallOptions): Promise<GraphAnswer>;
  /**
   * Sends up to any number of independent requests, twenty at a time; answers stand in the order of the requests. Where
   * nobody knows what became of a write, 504 stands as its answer: some of the others may have been carried out.
   */
  sendAll(
    requests: readonly GraphRequest[],
    options?: CallOptions,
  ): Promise<readonly GraphAnswer[]>;
  /**
   * Follows a list page by page, also through empty ones. A link goes on from an earlier page; whoever keeps it commits
   * it together with the effects of its page. Throws what `failure` makes of an answer that is no page.
   */
  pages(from: GraphRequest | GraphLink, options?: CallOptions): AsyncIterable<GraphPage>;
}

/** Gets access tokens. The adapters for Microsoft's libraries are `fromTokenCredential` and `fromMsal`. */
export interface TokenProvider {
  /**
   * `claims` is what a claims challenge asked for; a token from before it must not be given again. `fresh` asks for a
   * new token because the one at hand was refused, with a challenge or without.
   */
  getToken(options: {
    readonly scopes: readonly string[];
    readonly claims?: string | undefined;
    readonly fresh?: boolean | undefined;
    readonly signal?: AbortSignal | undefined;
  }): Promise<string>;
}
