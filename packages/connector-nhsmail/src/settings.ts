import type { Secret } from "@rollcall/core";
import type { ChangesWay } from "./changes/way.ts";
import type { OrganisationClosure } from "./life-cycle/closure.ts";
import type { Mode } from "./mode/mode.ts";

/** Options of NHSmail's connector that were checked, with what was left out filled in. */
export interface NhsmailSettings {
  readonly name: string;
  /** ODS codes, in capitals, of the organisations whose accounts are ours. */
  readonly organisations: ReadonlySet<string>;
  /** The property that carries an account's ODS code; missing in a tenant that is all ours. */
  readonly organisationAttribute?: string | undefined;
  /** The property that carries an account's state in the portal; missing where it cannot be read. */
  readonly statusAttribute?: string | undefined;
  /** Attributes of which an equal value proves that two accounts are one human's, such as `employeeId`; the first that is there decides. */
  readonly samePersonBy: readonly string[];
  /** How writing is done. */
  readonly mode: Mode;
  /**
   * A property of ours that carries the id of the operation that made an account, such as a directory extension, by which
   * an account is known again whose creation was never answered. Without it an account is known by
   * {@link NhsmailSettings.samePersonBy} and all that was asked for.
   */
  readonly correlationAttribute?: string | undefined;
  /** Organisations whose codes are closed. */
  readonly closures?: readonly OrganisationClosure[] | undefined;
  /** Chooses the password of a new account; one by chance, which nobody knows, when missing. */
  readonly initialPassword?: ((handle: string) => Secret) | undefined;
  /** Groups whose memberships are read and written; no other membership is seen, nor may it be written. */
  readonly groups: ReadonlySet<string> | "all";
  /** How changes are found. */
  readonly changes: ChangesWay;
  /** Attributes beyond the usual ones. */
  readonly attributes: readonly string[];
  /** Identifiers or principal names, in small letters, of accounts that must be seen before a read counts as whole. */
  readonly canaries: readonly string[];
  /** In milliseconds: the longest that one operation takes in all, waiting for limits included. */
  readonly callTimeout: number;
  /** In milliseconds: how long until a write is sure to be seen by a read by key. */
  readonly visibleAfter: number;
}
