import type { CallOptions, LocalDate } from "@rollcall/core";

/** How a set is asked. */
export interface HashQuery extends CallOptions {
  /**
   * True of a further spelling of a password that was asked for just before. A set that tells somebody else something of
   * the password with each question leaves it unasked, and answers `false`.
   */
  readonly variant?: boolean | undefined;
}

/** Tells of a password whether it is known from a breach. It is asked by a hash, and never sees the password. */
export interface CompromisedSet {
  /** Which set answers, for the record of a verdict: the same text for the same content, such as `3f9a61c2e07b44d1`. */
  readonly version: string;
  /** The day of the list that the set was built from. Missing of a service, which answers as of now. */
  readonly listedOn?: LocalDate | undefined;
  /** Of how many passwords that are not in the list, as a share, the set says that they are. 0 when it is exact. */
  readonly falsePositives: number;
  /**
   * Looks for a password by the 20 bytes of its SHA-1. The answer `false` is sure. Throws ConnectorError, or rejects
   * with it: `invalid-value` for anything but 20 bytes, `protocol` when the set turns out to be damaged, `unavailable`
   * or `timeout` when it cannot be asked, `cancelled` by the signal. An error is never an answer: whoever asks decides
   * what follows.
   */
  has(sha1: Uint8Array, query?: HashQuery): boolean | Promise<boolean>;
}
