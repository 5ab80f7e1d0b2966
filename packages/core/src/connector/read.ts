import type { Absent, AccountRef } from "../model/account.ts";
import type { Completeness } from "../model/snapshot.ts";
import type { Scalar } from "../model/value.ts";
import type { SystemRecord } from "./connector.ts";

/** Reads a system's records. */
export interface ReadPart<R extends SystemRecord> {
  /**
   * Reads all records that `query` asks for, page by page; pages may be empty. The last page, and no other, states
   * the completeness; a scan that ends without it was cut off. Records come in any order, each once.
   */
  scan(query?: ReadQuery): AsyncIterable<Page<R>>;
  /** Reads one record, or gives the proof that it is not there. People are addressed by `{ kind: "person", stable: id }`. */
  get(ref: AccountRef, options?: CallOptions): Promise<R | Absent>;
}

/** Part of a scan. */
export interface Page<R> {
  readonly items: readonly R[];
  /**
   * On the last page only. A read is `complete` when every record there is was given, or is known to be withheld and has its
   * reason among the refused; where nobody can tell what a refused part was about, it is `partial`.
   */
  readonly completeness?: Completeness | undefined;
  /** Records that could not be used, each with the reason; the others stand. */
  readonly refused?: readonly RefusedRecord[] | undefined;
  /** What is worth knowing of what was read, and no fault. */
  readonly notices?: readonly Notice[] | undefined;
}

/** Something worth knowing of a read, with no personal data in it. */
export interface Notice {
  /** Where it was seen, such as the name of a file. */
  readonly about: string;
  readonly because: string;
  readonly advice: string;
}

/** A record that was read and could not be used: where it stands and which rule it broke, never what it says. */
export interface RefusedRecord {
  readonly record: string;
  readonly rule: string;
  readonly advice: string;
}

/** What a scan asks for; everything when nothing is given. */
export interface ReadQuery extends CallOptions {
  /** Attributes to read; all when missing. The keys of a record are always read. */
  readonly attributes?: readonly string[] | undefined;
  /**
   * Only records in which `attribute` has one of the values. Every target answers it for its unique
   * attributes; for references it may throw `unsupported`.
   */
  readonly where?: { readonly attribute: string; readonly anyOf: readonly Scalar[] } | undefined;
  /**
   * Spares the making of records that have not changed since the reader last read them. A connector need not ask, and does
   * not where {@link ReadQuery.attributes} are named.
   */
  readonly isKnown?: IsKnown | undefined;
}

/**
 * Tells that a record need not be given, since the reader knows what a record of this version says: it counts as read. A
 * connector that can tell a record's version sooner than it can make the record asks for each, in the order in which they
 * come, before it would make it, and gives all for which the answer is no. The version is another one whenever the record
 * says anything else (but when it was observed), also where that comes from an option or a new release of the connector. It may
 * be long, such as all the text that the record is made of: only a fingerprint is kept.
 */
export type IsKnown = (ref: AccountRef, version: RecordVersion) => boolean;

/** A text, or bytes, which are not looked at any more when the answer is there. A text and its UTF-8 are one version. */
export type RecordVersion = string | Uint8Array;

/** What any call may be given. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}
