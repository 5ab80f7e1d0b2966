import type { AccountRef } from "./account.ts";
import type { Identifier } from "./person.ts";
import type { Instant } from "./value.ts";

/** The remembered answer to *which person owns this account*. Identified by target and `account.stable`. */
export interface Link {
  readonly target: string;
  readonly account: AccountRef;
  readonly personId: string;
  /** The person's identifiers when last seen: by these the link survives a re-key of the source. */
  readonly identifiers: readonly Identifier[];
  /** By attribute, what an allotted name was made from: it is kept for as long as this stays the same. */
  readonly stems?: Readonly<Record<string, string>> | undefined;
  /** By attribute, the allotted name itself, as the account had it when the person's names were last worked out. */
  readonly names?: Readonly<Record<string, string>> | undefined;
  /** How it came about: a rule's name, `created`, or the name of the person who decided. */
  readonly by: string;
  readonly since: Instant;
}

/** Where an account stands towards the staff record. */
export type Situation = "linked" | "unlinked" | "unmatched" | "disputed" | "deleted";
