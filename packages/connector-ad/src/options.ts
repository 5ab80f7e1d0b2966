import { assertOptionNames, type OptionNames, type Secret } from "@rollcall/core";
import type { WireSettings } from "./client/wire-settings.ts";
import type { DialectAttribute } from "./dialect/dialect.ts";
import { taker } from "./options/check.ts";
import { parseDirectory } from "./options/parse-directory.ts";
import { parseWire } from "./options/parse-wire.ts";
import type { DirectorySettings } from "./settings.ts";
import type { WireFilter } from "./wire.ts";

/** How to reach a directory, and which part of it to manage. */
export interface ActiveDirectoryOptions {
  /** Names the target in plans. Defaults to `directory`. */
  readonly name?: string | undefined;
  /**
   * The server, or several in order of preference: `ldaps://dc1.trust.nhs.uk`, or `ldap://…`, which is encrypted by
   * StartTLS before anything else is said.
   */
  readonly url: string | readonly string[];
  /** The part of the tree below which everything lies, such as `DC=trust,DC=nhs,DC=uk`. */
  readonly baseDN: string;
  /** The account that Rollcall uses: a UPN, `DOMAIN\name` or a DN, and its password in UTF-8. */
  readonly credentials: { readonly name: string; readonly password: Secret };
  readonly tls?: ActiveDirectoryTls | undefined;
  /** Which accounts are managed. */
  readonly accounts?: ManagedAccounts | undefined;
  /** The kinds of record that a scan gives, of `account`, `group` and `container`. Defaults to `account` alone. */
  readonly kinds?: readonly string[] | undefined;
  /** Attributes of accounts beyond those that are known, by LDAP name. */
  readonly attributes?: Readonly<Record<string, DialectAttribute>> | undefined;
  /** DNs of objects that are always there: a read in which one is missing is not complete. */
  readonly canaries?: readonly string[] | undefined;
  /** DNs, SIDs, GUIDs or sAMAccountNames of accounts that are never written. */
  readonly breakGlass?: readonly string[] | undefined;
  /** Entries per page. Defaults to 1000, which is also what Active Directory allows unless it is told otherwise. */
  readonly pageSize?: number | undefined;
  /** In milliseconds, for one call. Defaults to 30,000. */
  readonly callTimeout?: number | undefined;
  /**
   * In milliseconds, how long it takes until what is written at one of the servers is at the others: so long is looked
   * for what was written without an answer, before it is written again. Defaults to 30,000, enough within one site.
   */
  readonly replicatesWithin?: number | undefined;
  /** In milliseconds, for one server to be reached, verified and bound to. Defaults to 10,000. */
  readonly connectTimeout?: number | undefined;
  /** Gives the password of a new account. Without it each gets a random one that nobody knows. */
  readonly initialPassword?: ((account: { readonly handle: string }) => Secret) | undefined;
  /** Tells the time; for tests. */
  readonly now?: (() => Date) | undefined;
  /** Gives random bytes; for tests. */
  readonly randomBytes?: ((count: number) => Uint8Array) | undefined;
}

/** Whom the connector believes. The certificate of a server is always verified; there is no way to switch that off. */
export interface ActiveDirectoryTls {
  /** Certificates in PEM of the authorities to believe, and no others. Defaults to those that Node knows. */
  readonly ca?: string | Uint8Array | readonly (string | Uint8Array)[] | undefined;
  /** The name that the certificate is for, when it is not the host of the URL. */
  readonly serverName?: string | undefined;
}

/** Which accounts are managed. */
export interface ManagedAccounts {
  /** DNs below {@link ActiveDirectoryOptions.baseDN}; none may lie within another. Defaults to the base itself. */
  readonly bases?: readonly string[] | undefined;
  readonly filter?: WireFilter | undefined;
}

const optionNames: OptionNames<ActiveDirectoryOptions> = {
  name: true,
  url: true,
  baseDN: true,
  credentials: true,
  tls: true,
  accounts: true,
  kinds: true,
  attributes: true,
  canaries: true,
  breakGlass: true,
  pageSize: true,
  callTimeout: true,
  replicatesWithin: true,
  connectTimeout: true,
  initialPassword: true,
  now: true,
  randomBytes: true,
};
const tlsNames: OptionNames<ActiveDirectoryTls> = { ca: true, serverName: true };
const accountsNames: OptionNames<ManagedAccounts> = { bases: true, filter: true };

/** The options, checked: what the directory's parts work with, and what the connection does. */
export interface Settings {
  readonly directory: DirectorySettings;
  readonly wire: WireSettings;
}

/** Checks the options. Throws `invalid-options` with the field, the rule that it breaks, and what to do. */
export function parseOptions(options: ActiveDirectoryOptions): Settings {
  const { tls = {}, accounts = {} } = options;
  assertOptionNames(taker, options, optionNames);
  assertOptionNames(taker, tls, tlsNames, "tls");
  assertOptionNames(taker, accounts, accountsNames, "accounts");
  return { directory: parseDirectory(options), wire: parseWire(options) };
}
