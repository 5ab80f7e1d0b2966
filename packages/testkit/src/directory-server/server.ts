import type { ScheduledServerFault, ServerFault } from "./faults/fault.ts";
import type { RequestCounts } from "./faults/schedule.ts";

/** An entry as a test looks at it: text for text, base64 for bytes. */
export interface EntryView {
  readonly dn: string;
  /** By name as the schema writes it; links, back links and what is worked out included. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** A directory server that runs. */
export interface DirectoryServer {
  /** For LDAPS, such as `ldaps://localhost:50123`. */
  readonly url: string;
  /** For LDAP with StartTLS. */
  readonly plainUrl: string;
  /** The authority that its certificate is from, as PEM. */
  readonly ca: string;
  readonly baseDN: string;
  /** The administrator's, as a user principal name and password. */
  readonly credentials: { readonly name: string; readonly password: string };
  /** Which database this is, as text; another after a restore. */
  readonly invocationId: string;
  /** Requests that came, by kind, refused ones and struck ones included. */
  readonly requests: Readonly<RequestCounts>;
  /** Requests that asked for a change: none of them is made by a dry run. */
  readonly writes: number;
  /** Changes that were made over the wire or past it. */
  readonly effects: number;
  /** The faults that struck so far. */
  readonly struck: readonly ServerFault[];
  /** Connections that are open now. */
  readonly connections: number;
  /** Puts a schedule of faults in place of what is left of the one before. */
  script(faults: readonly ScheduledServerFault[]): void;
  stop(): Promise<void>;
}
