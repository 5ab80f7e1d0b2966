import type { DirectoryLimits } from "./controller/limits.ts";
import type { RightsEntry } from "./controller/rights.ts";
import type { ScheduledServerFault } from "./faults/fault.ts";
import type { CertificateChoice } from "./tls/identity.ts";

/** An entry that the directory holds from the start, or that another hand adds. */
export interface SeedEntry {
  readonly dn: string;
  /** As a client would write them; names of other entries may point forward. */
  readonly attributes: Readonly<
    Record<string, string | Uint8Array | readonly (string | Uint8Array)[]>
  >;
  /** Set as unicodePwd would be. */
  readonly password?: string | undefined;
}

/** What a directory server may be told. */
export interface DirectoryServerOptions {
  /** The domain, as a distinguished name of DC parts. Defaults to `DC=trust,DC=nhs,DC=example`. */
  readonly suffix?: string | undefined;
  /** Where it is kept; made when it is not there, its folders included. Defaults to memory alone. */
  readonly file?: string | undefined;
  /** The account that may do everything. Defaults to `Administrator` with a password that is in `credentials`. */
  readonly administrator?: { readonly name: string; readonly password: string } | undefined;
  /** What a new directory holds beside what every domain has; each after the one above it. */
  readonly entries?: readonly SeedEntry[] | undefined;
  readonly limits?: DirectoryLimits | undefined;
  readonly faults?: readonly ScheduledServerFault[] | undefined;
  /** Rights beyond the usual: administrators may do everything, everybody who signed in may read. */
  readonly rights?: readonly RightsEntry[] | undefined;
  /** The time in milliseconds since 1970. Defaults to the computer's. */
  readonly now?: (() => number) | undefined;
  /** Domain and forest functional level. Defaults to 7, which is 2016; links with a time to live need it. */
  readonly level?: number | undefined;
  /** Whether deleted entries keep what they had. Defaults to true. */
  readonly recycleBin?: boolean | undefined;
  /** Controls that the server does not know, by OID. */
  readonly missingControls?: readonly string[] | undefined;
  /** The controller's name. Defaults to `DC1`. */
  readonly name?: string | undefined;
  /** What GUIDs are made from: the same seed gives the same ones. Defaults to `rollcall`. */
  readonly seed?: string | undefined;
  /** The port for LDAPS. Defaults to a free one. */
  readonly port?: number | undefined;
  /** The port for LDAP with StartTLS. Defaults to a free one. */
  readonly plainPort?: number | undefined;
  /** What the server's certificate says, for tests of clients that look at it. */
  readonly certificate?: CertificateChoice | undefined;
}
