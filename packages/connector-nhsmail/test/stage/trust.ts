import type { TargetConnector, TargetSession } from "@rollcall/core";
import type {
  Application,
  GroupSeed,
  NationalDirectoryOptions,
  PersonSeed,
} from "@rollcall/testkit/national-directory";
import { type NhsmailOptions, nhsmail } from "../../src/index.ts";
import { certificate, type Stage, stage } from "./directory.ts";

/** A trust's accounts in the national directory, and the connector that joins them. */
export interface Trust extends Stage {
  readonly connector: TargetConnector;
  /** Makes a connector with other options. */
  connect(options?: Partial<NhsmailOptions>): TargetConnector;
  /** A connector for an application that may do less, or other things. */
  connectAs(application: Application, options?: Partial<NhsmailOptions>): TargetConnector;
  /** Registers an application with these permissions. */
  register(permissions: readonly string[]): Application;
}

/** What a trust is staged with. */
export interface TrustOptions {
  readonly directory?: Partial<NationalDirectoryOptions> | undefined;
  readonly nhsmail?: Partial<NhsmailOptions> | undefined;
}

/** Gives the identifier of the account of this number. */
export function accountId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** Gives the identifier of the group of this number. */
export function groupId(number: number): string {
  return `00000000-0000-4000-9000-${String(number).padStart(12, "0")}`;
}

/** The trust's own people, of whom one has no mail address. */
export const staff: readonly PersonSeed[] = [
  { id: accountId(1), givenName: "Ada", surname: "Okafor", organisation: "RQQ" },
  { id: accountId(2), givenName: "Zoë", surname: "O'Neill", organisation: "RQQ" },
  {
    id: accountId(3),
    givenName: "Ben & Co #1",
    surname: "Hughes",
    organisation: "RQQ",
    properties: { mail: null, proxyAddresses: [], manager: accountId(1) },
  },
];

/** People of another organisation in the same tenant. */
export const strangers: readonly PersonSeed[] = [
  { id: accountId(101), givenName: "Cleo", surname: "Marsh", organisation: "RZZ" },
  { id: accountId(102), givenName: "Dev", surname: "Patel", organisation: "RZZ" },
];

/** A ward's group, with somebody of each organisation in it. */
export const ward: GroupSeed = {
  id: groupId(7),
  displayName: "Ward 7",
  members: [accountId(1), accountId(101)],
};

/** Starts a national directory with two organisations, of which the connector is told that RQQ is ours. */
export async function trust({
  directory = {},
  nhsmail: told = {},
}: TrustOptions = {}): Promise<Trust> {
  const on = await stage({ people: [...staff, ...strangers], groups: [ward], ...directory });
  const connectAs: Trust["connectAs"] = (application, options = {}) =>
    nhsmail({
      organisations: ["RQQ"],
      organisationAttribute: on.directory.organisationAttribute,
      statusAttribute: on.directory.statusAttribute,
      mode: { mode: "read-only" },
      visibleAfter: 0,
      url: on.directory.url,
      fetch: on.directory.fetch,
      tokens: { getToken: () => on.directory.tokenFor(application) },
      now: () => new Date(on.clock.now()),
      sleep: async (milliseconds) => on.directory.clock.advance(milliseconds),
      random: () => 0.5,
      ...told,
      ...options,
    });
  const connect: Trust["connect"] = (options) => connectAs(on.application, options);
  return {
    ...on,
    connector: connect(),
    connect,
    connectAs,
    register: (permissions) =>
      on.directory.register({ permissions, certificate: certificate.certificate }),
  };
}

/** Reads the principal names of all accounts that a scan gives, in order. */
export async function namesIn(session: TargetSession): Promise<readonly string[]> {
  const pages = await Array.fromAsync(session.read.scan());
  return pages.flatMap(({ items }) => items.map(({ ref }) => ref.lookup ?? "")).sort();
}

/** Gives the options of a tenant that is all ours. */
export const ownTenant: Partial<NhsmailOptions> = {
  organisations: [],
  organisationAttribute: undefined,
  mode: { mode: "tenant" },
};
