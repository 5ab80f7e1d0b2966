import type { AccountRef } from "../model/account.ts";
import type { Completeness } from "../model/snapshot.ts";
import type { Instant } from "../model/value.ts";
import type { SystemRecord } from "./connector.ts";
import type { CallOptions, Notice, RefusedRecord } from "./read.ts";

/** Reads what has changed since a token. */
export interface ChangesPart<R extends SystemRecord> {
  /**
   * Gives the changes after `token`, page by page, or without a token a first token that stands for now.
   * Throws `delta-expired` or `delta-invalid` when the token cannot be continued; a full read then gives the same result.
   * A record may come more than once; the last one counts.
   */
  since(token: DeltaToken | undefined, options?: CallOptions): AsyncIterable<ChangePage<R>>;
}

/** Part of a changes read. The last page carries the token to go on from and states the completeness. */
export interface ChangePage<R> {
  readonly changes: readonly Change<R>[];
  readonly token?: DeltaToken | undefined;
  readonly completeness?: Completeness | undefined;
  readonly refused?: readonly RefusedRecord[] | undefined;
  readonly notices?: readonly Notice[] | undefined;
}

/** A record as it now is, or the evidence that it was deleted. */
export type Change<R> =
  | { readonly change: "upsert"; readonly record: R }
  | { readonly change: "tombstone"; readonly ref: AccountRef };

/**
 * A connector's opaque bookmark in its envelope. Core stores it, compares the envelope, and never looks into `value`.
 */
export interface DeltaToken {
  readonly connector: string;
  /** What was read, such as a search base or a folder. */
  readonly scope: string;
  readonly issuedAt: Instant;
  /** The server or file set that issued it; another one cannot continue it. */
  readonly origin: string;
  /** Of schema and options; when it differs, the token is `delta-invalid`. */
  readonly fingerprint: string;
  readonly value: string;
}
