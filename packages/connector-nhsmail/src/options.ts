import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { assertOptionNames, type Instant, type OptionNames, type Secret } from "@rollcall/core";
import type { ChangesWay } from "./changes/way.ts";
import type { TransportOptions } from "./client/transport-options.ts";
import type { OrganisationClosure } from "./life-cycle/closure.ts";
import type { Mode } from "./mode/mode.ts";
import { taker } from "./options/check.ts";
import { parseReading } from "./options/parse-reading.ts";
import { parseTenancy } from "./options/parse-tenancy.ts";
import { parseTransport } from "./options/parse-transport.ts";
import { parseWriting } from "./options/parse-writing.ts";
import type { NhsmailSettings } from "./settings.ts";
import type { TokenProvider } from "./transport.ts";

/** How to reach the national directory, whose accounts are ours, and how they are written. */
export interface NhsmailOptions {
  /** Names the target in plans. Defaults to `nhsmail`. */
  readonly name?: string | undefined;
  /** Gets access tokens: `fromTokenCredential` or `fromMsal` of Microsoft's libraries, or your own. */
  readonly tokens: TokenProvider;
  /** ODS codes of the organisations whose accounts are ours. Needed wherever others have accounts too. */
  readonly organisations?: readonly string[] | undefined;
  /**
   * The property of a user that carries the ODS code of its organisation, such as `extension_<32 digits>_odsCode`. Its
   * name in the national tenant is not public: ask for it. Left out only in a tenant that is all ours.
   */
  readonly organisationAttribute?: string | undefined;
  /** The property of a user that carries the state that the portal shows. Without it states are not known. */
  readonly statusAttribute?: string | undefined;
  /** How writing is done. */
  readonly mode: Mode;
  /** Attributes of which an equal value proves that two accounts are one human's. Defaults to `employeeId`. */
  readonly samePersonBy?: readonly string[] | undefined;
  /**
   * Identifiers of the groups whose memberships are read and written. Defaults to `all`, which costs a request for each
   * account; naming them costs one for each 999 members.
   */
  readonly groups?: readonly string[] | "all" | undefined;
  /**
   * How changes are found; `none` makes each run read everything. Defaults to `tenant` in mode `tenant`, otherwise to
   * `listing`.
   */
  readonly changes?: ChangesWay | undefined;
  /** Attributes beyond the usual ones: `employeeLeaveDateTime` and others by Graph's name, and directory extensions. */
  readonly attributes?: readonly string[] | undefined;
  /** Identifiers or principal names of accounts that are always there: a read in which one is missing is not complete. */
  readonly canaries?: readonly string[] | undefined;
  /**
   * A property of yours that carries the id of the operation that made an account, such as a directory extension. By it an
   * account is known again whose creation was never answered.
   */
  readonly correlationAttribute?: string | undefined;
  /** Organisations whose codes are closed. */
  readonly closures?: readonly OrganisationClosure[] | undefined;
  /** Chooses the password of a new account. Without it each gets a random one that nobody knows. */
  readonly initialPassword?: ((handle: string) => Secret) | undefined;
  /** Where Graph is. Defaults to `https://graph.microsoft.com`. */
  readonly url?: string | undefined;
  /** Sends the requests. Defaults to that of Node. */
  readonly fetch?: typeof fetch | undefined;
  /** In milliseconds, for one attempt of one request. Defaults to 30,000. */
  readonly callTimeout?: number | undefined;
  /** In milliseconds: the longest that one request waits for limits and retries in all. Defaults to ten minutes. */
  readonly patience?: number | undefined;
  /** What part, from 0 to 1, of Graph's published limits may be used. Defaults to 0.4 of the units and 0.1 of the writes. */
  readonly share?: { readonly units?: number; readonly writes?: number } | undefined;
  /** In milliseconds: how long until a write is sure to be seen by a read by key. Defaults to 120,000. */
  readonly visibleAfter?: number | undefined;
  /** Tells the time; for tests. */
  readonly now?: (() => Date) | undefined;
  /** Waits; for tests. */
  readonly sleep?: ((milliseconds: number, signal?: AbortSignal) => Promise<unknown>) | undefined;
  /** Gives a number from 0 to 1; for tests. */
  readonly random?: (() => number) | undefined;
}

const optionNames: OptionNames<NhsmailOptions> = {
  name: true,
  tokens: true,
  organisations: true,
  organisationAttribute: true,
  statusAttribute: true,
  mode: true,
  samePersonBy: true,
  groups: true,
  changes: true,
  attributes: true,
  canaries: true,
  correlationAttribute: true,
  closures: true,
  initialPassword: true,
  url: true,
  fetch: true,
  callTimeout: true,
  patience: true,
  share: true,
  visibleAfter: true,
  now: true,
  sleep: true,
  random: true,
};
const shareNames: OptionNames<NonNullable<NhsmailOptions["share"]>> = { units: true, writes: true };

/** The options, checked. */
export interface CheckedOptions {
  readonly settings: NhsmailSettings;
  readonly transport: TransportOptions;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
}

/** Checks the options. Throws `invalid-options` with the field, the rule that it breaks, and what to do. */
export function parseOptions(options: NhsmailOptions): CheckedOptions {
  assertOptionNames(taker, options, optionNames);
  assertOptionNames(taker, options.share ?? {}, shareNames, "share");
  const tenancy = parseTenancy(options);
  const reading = parseReading(options, tenancy);
  const transport = parseTransport(options);
  const now = options.now ?? (() => new Date());
  return {
    settings: {
      ...tenancy,
      ...reading,
      ...parseWriting(options),
      callTimeout: (transport.callTimeout ?? 0) + (transport.patience ?? 0),
    },
    transport,
    now: () => now().toISOString(),
    newId: () => randomUUID(),
    sleep: options.sleep ?? ((milliseconds, signal) => wait(milliseconds, undefined, { signal })),
  };
}
