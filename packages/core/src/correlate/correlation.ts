import type { AccountRef } from "../model/account.ts";

/** Which person owns an account, or why that is not known. One for each account, and one for each link whose account is gone. */
export type Correlation =
  | LinkedAccount
  | UnlinkedAccount
  | UnmatchedAccount
  | DisputedAccount
  | DeletedAccount;

/** What a decision rests on. */
export interface Evidence {
  /** A rule's name, `link`, or `link by identifiers`. */
  readonly rule: string;
  /** Of the account for a rule; of the person for a link. */
  readonly fields: readonly string[];
  /** From 0 to 1; exact rules and links give 1. */
  readonly score: number;
}

/** An account whose owner is remembered. */
export interface LinkedAccount {
  readonly situation: "linked";
  readonly account: AccountRef;
  readonly personId: string;
  readonly evidence: Evidence;
  /** The source gave the person another id since; the link must be written anew. */
  readonly rekeyed?: true | undefined;
  /** The remembered person is not among the people. That is no proof of having left. */
  readonly personAbsent?: true | undefined;
}

/** An account whose owner a rule found: exactly one, who has no other account. */
export interface UnlinkedAccount {
  readonly situation: "unlinked";
  readonly account: AccountRef;
  readonly personId: string;
  readonly evidence: Evidence;
}

/** An account that nobody owns, as far as is known. It is never changed. */
export interface UnmatchedAccount {
  readonly situation: "unmatched";
  readonly account: AccountRef;
}

/** An account whose owner a person must decide. It is never changed. */
export interface DisputedAccount {
  readonly situation: "disputed";
  readonly account: AccountRef;
  /** A sentence for the person who decides. */
  readonly because: string;
  /** Everybody who may own the account, with every account that they may own; ordered by person, then account. */
  readonly candidates: readonly Candidate[];
  /** How many candidates there are besides, when they are too many to be named. */
  readonly more?: number | undefined;
}

/** A person and an account that may belong together. */
export interface Candidate {
  readonly personId: string;
  readonly account: AccountRef;
  readonly evidence: Evidence;
}

/** A link whose account was not among the accounts. Whether it is gone depends on whether they were all there. */
export interface DeletedAccount {
  readonly situation: "deleted";
  readonly account: AccountRef;
  readonly personId: string;
}
