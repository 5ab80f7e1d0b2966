import type { Instant } from "@rollcall/core";

/** What a token holds beside its envelope. */
export interface TokenValue {
  /** Where the next round of each feed of users begins, and which accounts it watches; all of them without a list. */
  readonly users: readonly Feed[];
  /** Where the next round of each feed of groups begins. */
  readonly groups: readonly string[];
  /** Of a listing: what each account was like, by its key. */
  readonly known: readonly (readonly [id: string, state: string])[];
  readonly recent: readonly Recent[];
}

/** One feed of changes. */
export interface Feed {
  readonly link: string;
  readonly ids?: readonly string[] | undefined;
}

/** An account that was told of lately. */
export interface Recent {
  readonly id: string;
  /** What it was like, as a fingerprint; empty for one that is gone, missing when that is not known. */
  readonly state?: string | undefined;
  /** Since when it may be behind in being read; it is looked at again until it cannot be any more. */
  readonly since?: Instant | undefined;
}
