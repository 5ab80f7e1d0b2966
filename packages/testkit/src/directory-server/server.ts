import type { ScheduledServerFault, ServerFault } from "./faults/fault.ts";
import type { RequestCounts } from "./faults/schedule.ts";
import type { ServedDirectory } from "./host/view.ts";
import type { Lag } from "./replication/partner.ts";

/** What another controller of the same directory may be told. */
export interface AnotherControllerOptions {
  /** Defaults to `DC2`, `DC3` and so on. */
  readonly name?: string | undefined;
  /** How far it is behind the others. Defaults to not at all. */
  readonly lag?: Lag | undefined;
  readonly faults?: readonly ScheduledServerFault[] | undefined;
}

/** How a controller comes back from a backup. */
export interface RestoreOptions {
  /**
   * Whether it keeps its invocationId, as after a snapshot of a virtual machine: then it gives counts anew that it
   * gave before, and readers of changes miss some. Defaults to false, as Microsoft's own restore does.
   */
  readonly keepInvocationId?: boolean | undefined;
}

/** A directory server that runs: one domain controller. */
export interface DirectoryServer {
  /** For LDAPS, such as `ldaps://127.0.0.1:50123`. */
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
  /** What it holds, past the wire. */
  readonly directory: ServedDirectory;
  /** Requests that came, by kind, refused ones and struck ones included. */
  readonly requests: Readonly<RequestCounts>;
  /** Requests that asked for a change: none of them is made by a dry run. */
  readonly writes: number;
  /** Transactions that changed something, over the wire or past it. */
  readonly effects: number;
  /** The faults that struck so far. */
  readonly struck: readonly ServerFault[];
  /** Connections that are open now. */
  readonly connections: number;
  /** Puts a schedule of faults in place of what is left of the one before; its counts start anew. */
  script(faults: readonly ScheduledServerFault[]): void;
  /** Breaks every connection that is open. */
  disconnect(): void;
  /** Starts another controller of the same directory; it stops with this one. */
  addController(options?: AnotherControllerOptions): Promise<DirectoryServer>;
  /** Takes in all that other controllers changed, whatever the lag. */
  replicate(): void;
  /** Writes down all that this controller holds. */
  backup(): readonly string[];
  /** Goes back to a backup. Throws `unsupported` when the directory is in a file: put back the file instead. */
  restore(backup: readonly string[], options?: RestoreOptions): void;
  /** Ends all connections and frees the ports; what was acknowledged is in the file, if there is one. */
  stop(): Promise<void>;
}
