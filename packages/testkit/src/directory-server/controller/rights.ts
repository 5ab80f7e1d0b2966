/** Something that an account may do with the entries at and below a place. */
export type Right = "read" | "write" | "create" | "delete" | "password" | "replicate";

/** Rights that are given to an account, or taken from it. */
export interface RightsEntry {
  /** The account, or a group that it is a direct member of: a distinguished name or sAMAccountName. */
  readonly who: string;
  /** The top of the place, as a distinguished name. Defaults to the whole domain. */
  readonly at?: string | undefined;
  readonly rights: readonly Right[];
  /** A refusal wins over every grant, those of an administrator too. */
  readonly refused?: boolean | undefined;
}

/** Who may do what. Administrators may do everything, and everybody who signed in may read. */
export type Rights = RightsEntry[];
