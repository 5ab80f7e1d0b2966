import type { RefusalDetail } from "../wire/refusal.ts";

/** What goes wrong with a request. */
export type GraphFault =
  /** The write lands, and the connection dies before the answer. */
  | { readonly kind: "commit-then-drop" }
  /** The connection dies, and nothing was written. */
  | { readonly kind: "drop-before-commit" }
  /** The write lands, and a gateway answers 504. */
  | { readonly kind: "gateway-timeout" }
  /** Nothing is written, and the answer is 503. */
  | { readonly kind: "unavailable"; readonly retryAfter?: string | undefined }
  /** The answer comes piece by piece, over a fifth of a second of real time. */
  | { readonly kind: "slow-body" }
  /** The answer ends in the middle of its JSON. */
  | { readonly kind: "truncated-json" }
  /** A page of HTML with status 502 stands where JSON was expected; nothing was written. */
  | { readonly kind: "html-error" }
  /** The link to the next page has expired. */
  | { readonly kind: "expired-link" }
  /** 401 with claims: every token so far is refused until one is asked for with them. */
  | { readonly kind: "claims-challenge" }
  /** 429, below any limit; `retryAfter` is sent as it is, and not at all when it is left out. */
  | { readonly kind: "throttled"; readonly retryAfter?: string | undefined }
  /** The delta token is refused with 410 and a `Location` that starts anew. */
  | { readonly kind: "gone" }
  /** The delta token is refused with 400 and `syncStateNotFound`. */
  | { readonly kind: "sync-state-not-found" }
  /** Another write to the same object got in between: 409. */
  | { readonly kind: "concurrency-violation" }
  /** An error of any kind; nothing was written. */
  | {
      readonly kind: "error";
      readonly status: number;
      readonly code: string;
      readonly message?: string | undefined;
      readonly details?: readonly RefusalDetail[] | undefined;
    }
  /** The answer is another: with values that a newer service sends, or without some that were there. */
  | { readonly kind: "altered-answer"; readonly alter: (body: object) => object }
  /** Nothing goes wrong, but something else happens just before the request is carried out. */
  | { readonly kind: "meanwhile"; readonly happens: () => void };

/** A fault that strikes certain requests. */
export interface ScriptedFault {
  /** The operation, such as `POST /users`; any when left out. An item of a batch is struck as itself. */
  readonly on?: string | undefined;
  /** Which of these requests from now on: the first is 1. Defaults to 1. */
  readonly from?: number | undefined;
  /** How many from there on; defaults to 1. */
  readonly times?: number | undefined;
  readonly fault: GraphFault;
}

/** How often faults strike by chance, each from 0 to 1. */
export type FaultRates = { readonly [Kind in ChanceFault]?: number | undefined };

/** The faults that chance may bring. */
export type ChanceFault =
  | "commit-then-drop"
  | "drop-before-commit"
  | "gateway-timeout"
  | "unavailable"
  | "slow-body"
  | "truncated-json"
  | "html-error"
  | "expired-link"
  | "claims-challenge"
  | "throttled"
  | "gone"
  | "concurrency-violation";
