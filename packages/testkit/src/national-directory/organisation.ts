/** An organisation of the national directory. */
export interface OrganisationSeed {
  /** Its ODS code. */
  readonly code: string;
  readonly name: string;
  /** Its policies beyond the national one; each account is in exactly one. */
  readonly policies?: readonly PolicySeed[] | undefined;
  /** Whether its code is closed: its accounts must move. */
  readonly closed?: boolean | undefined;
}

/** A policy of an organisation's accounts. */
export interface PolicySeed {
  /** Named by its organisation's code and its licence first. */
  readonly name: string;
  /** The SKUs that its accounts get. */
  readonly licences: readonly string[];
}

/** Gives the name of the policy that every organisation has. */
export function nationalPolicy(code: string): string {
  return `${code} National User Policy`;
}
