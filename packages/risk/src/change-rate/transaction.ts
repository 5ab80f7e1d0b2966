/**
 * What can be done to an identity. `method` is a change of a second factor, `merge` makes two identities one, `setting`
 * changes the system rather than an account, such as what it logs; `attribute` is every other change of a value.
 */
export const acts = [
  "create",
  "enable",
  "disable",
  "delete",
  "password-reset",
  "grant",
  "revoke",
  "attribute",
  "method",
  "merge",
  "setting",
] as const;

/** One of {@link acts}. */
export type Act = (typeof acts)[number];

/**
 * Where changes are seen: in a plan that is yet to be applied, its receipts, a directory's changes, Graph's audit log,
 * or elsewhere.
 */
export const changeSources = ["plan", "receipt", "directory", "graph-audit", "other"] as const;

/** One of {@link changeSources}. */
export type ChangeSource = (typeof changeSources)[number];

/** One change on one identity, wherever it was seen. `parseTransaction` checks one; the adapters make them. */
export interface Transaction {
  /** The change's own id, so that one that is delivered twice counts once. */
  readonly id: string;
  /** When it was made, in milliseconds since 1970 UTC. */
  readonly at: number;
  /** The stable key of whoever made it; missing where the source does not tell, as a directory's changes do not. */
  readonly actor?: string | undefined;
  /** The system that was changed, such as `directory`. */
  readonly target: string;
  /**
   * The stable key of the account that was changed; of the group, where a group was put into another; of the setting,
   * for `setting`.
   */
  readonly account: string;
  /** The ODS code of the account's organisation. */
  readonly organisation?: string | undefined;
  /** The key of the container that holds the account. */
  readonly container?: string | undefined;
  readonly act: Act;
  /** The name of what changed, for `attribute`, `method` and `setting`. */
  readonly attribute?: string | undefined;
  /**
   * The key of the group, role or access right, for `grant` and `revoke`: a GUID, a SID, the id of a role's template.
   */
  readonly group?: string | undefined;
  /**
   * The value as a number, before and after: flags, a group's number, how many values there are, an instant in
   * milliseconds. `null` for none; missing where it is not known, or is nobody's business.
   */
  readonly before?: number | null | undefined;
  readonly after?: number | null | undefined;
  /** When the account last signed in, in milliseconds since 1970; `null` for never. */
  readonly lastSignIn?: number | null | undefined;
  /** The hash of the plan that it belongs to. */
  readonly plan?: string | undefined;
  readonly source: ChangeSource;
}
