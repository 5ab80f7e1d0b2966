/** The state of an account as the NHSmail portal shows it (types of account status). */
export type AccountState =
  | "Active"
  | "Active (Leaver)"
  | "Inactive"
  | "Locked"
  | "Disabled"
  | "Deleted"
  | "Deleted Permanent"
  | TransientState;

/** A state that an account is in while the portal works on it. */
export type TransientState =
  | "Pending"
  | "MigrationPending"
  | "Enabling"
  | "Disabling"
  | "Deleting"
  | "Restoring";

/** What the portal knows of an account beyond Graph's properties; times are milliseconds since 1970. */
export interface PortalRecord {
  readonly state: AccountState;
  readonly since: number;
  /** The ODS code of the organisation that the account belongs to. */
  readonly organisation: string;
  /** The one policy that the account is in. */
  readonly policy: string;
  /** Whether the Acceptable Use Policy was accepted. */
  readonly accepted: boolean;
  /** When it was last used; `always` for one that is used every day. */
  readonly used: number | "always";
  readonly created: number;
  /** When it was marked as a leaver. */
  readonly leaver?: number | undefined;
  /** Subscriptions beyond the policy's, by SKU; they go when another organisation takes the account. */
  readonly extras: readonly string[];
  /** What a transient state turns into, and when. */
  readonly next?: { readonly state: AccountState; readonly due: number } | undefined;
  /** Set when somebody edited the account while it was being provisioned: it stays so until a ticket is resolved. */
  readonly disrupted?: boolean | undefined;
  /** Whether the person administers an organisation in the portal. */
  readonly administrator?: boolean | undefined;
}
