import type { Group, User } from "@microsoft/microsoft-graph-types";
import type { AccountState } from "../portal/portal-record.ts";

/** Properties of a user that a directory may be started with: Graph's, extensions, and two that Graph shows elsewhere. */
export type UserProperties = Omit<User, "manager"> & {
  /** The identifier of the manager. */
  readonly manager?: string | null;
  /** A directory role that the person holds, which makes actions on the account sensitive. */
  readonly directoryRole?: string;
  readonly [extension: `extension_${string}`]: unknown;
};

/** An account that a directory is started with. */
export interface PersonSeed {
  /** A UUID; made when it is left out. */
  readonly id?: string | undefined;
  readonly givenName: string;
  readonly surname: string;
  /** The ODS code of the organisation. */
  readonly organisation: string;
  /** Defaults to `Active`. */
  readonly state?: AccountState | undefined;
  /** Since when it is in its state; defaults to the start of the directory. */
  readonly since?: string | undefined;
  /** Whether the Acceptable Use Policy was accepted; defaults to true. */
  readonly accepted?: boolean | undefined;
  /** When it was last used; every day, when it is left out. */
  readonly used?: string | undefined;
  /** When it was marked as a leaver. */
  readonly leaver?: string | undefined;
  readonly policy?: string | undefined;
  /** SKUs beyond the policy's. */
  readonly extras?: readonly string[] | undefined;
  /** Properties in place of the usual ones. */
  readonly properties?: UserProperties | undefined;
}

/** A group that a directory is started with. */
export interface GroupSeed {
  readonly id?: string | undefined;
  readonly displayName: string;
  /** Identifiers of its members. */
  readonly members?: readonly string[] | undefined;
  readonly properties?: Group | undefined;
}
