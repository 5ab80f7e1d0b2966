import type { Mode } from "./mode/mode.ts";

/** Options of NHSmail's connector that were checked, with what was left out filled in. */
export interface NhsmailSettings {
  readonly name: string;
  /** ODS codes, in capitals, of the organisations whose accounts are ours. */
  readonly organisations: ReadonlySet<string>;
  /** The directory extension that carries an account's ODS code; missing in a tenant that is all ours. */
  readonly organisationAttribute?: string | undefined;
  /** The directory extension that carries an account's state in the portal; missing where it cannot be read. */
  readonly statusAttribute?: string | undefined;
  /** Attributes of which an equal value proves that two accounts are one human's, such as `employeeId`; the first that is there decides. */
  readonly samePersonBy: readonly string[];
  /** How writing is done. */
  readonly mode: Mode;
}
