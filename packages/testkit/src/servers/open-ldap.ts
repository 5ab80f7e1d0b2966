import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { serverAvailability } from "./availability.ts";
import { cacheFolder } from "./cache-folder.ts";
import { certify } from "./certify.ts";
import { claimAddress } from "./claim.ts";
import { findCommand } from "./find-command.ts";
import { launch } from "./launch.ts";
import { configuration, type Overlay } from "./open-ldap/configuration.ts";
import { seed } from "./open-ldap/seed.ts";
import { type RealServer, realServer } from "./real-server.ts";
import { mustRun } from "./run.ts";

/** What the directory is to be like. */
export interface OpenLdapOptions {
  /** How many made-up people `ou=Staff` holds. Default: none. */
  readonly people?: number | undefined;
  /** Default: `memberof`, `refint` and `syncprov`. */
  readonly overlays?: readonly Overlay[] | undefined;
  /** The most entries that one search gives. Default: no limit. */
  readonly sizeLimit?: number | undefined;
  /** Further entries to start with, as LDIF. */
  readonly ldif?: string | undefined;
  /** Further lines of slapd.conf, for the database. */
  readonly settings?: readonly string[] | undefined;
}

const baseDN = "dc=trust,dc=nhs,dc=example";
const administrator = { name: `cn=admin,${baseDN}`, password: "Adm1n-Passw0rd!" };
const ports = { ldap: 21_389, ldaps: 21_636 };

/** Runs a command that does not watch its standard input, and ends it when that ends. */
const guard = `exec 3<&0; "$@" 3<&- & server=$!
{ cat <&3 >/dev/null; kill -KILL $server 2>/dev/null; } & guard=$!
wait $server; kill $guard 2>/dev/null`;

/**
 * Starts OpenLDAP with a directory of its own, on a loopback address of its own: well below a second, also with 20,000
 * people. It ends with this process at the latest. Throws when {@link serverAvailability} says that there is none.
 */
export async function startOpenLdap(options: OpenLdapOptions = {}): Promise<RealServer> {
  const { openLdap } = await serverAvailability();
  if (!openLdap.available) throw new Error(`OpenLDAP: ${openLdap.reason}. ${openLdap.advice}`);
  const claim = await claimAddress([ports.ldap, ports.ldaps]);
  const { address } = claim;
  const folder = join(await cacheFolder(), "run", address);
  const listen = `ldap://${address}:${ports.ldap} ldaps://${address}:${ports.ldaps}`;
  const server = ["-d", "0", "-f", join(folder, "slapd.conf"), "-h", listen];
  return await realServer({
    ...claim,
    ports,
    folder,
    baseDN,
    administrator,
    prepare: () => prepare(folder, address, options),
    start: () =>
      launch({
        command: "/bin/sh",
        args: ["-c", guard, "sh", openLdap.command, ...server],
        log: join(folder, "printed"),
        address,
        port: ports.ldaps,
      }),
  });
}

async function prepare(folder: string, address: string, options: OpenLdapOptions): Promise<string> {
  const { people = 0, overlays = ["memberof", "refint", "syncprov"], ldif = "" } = options;
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "database"), { recursive: true, mode: 0o700 });
  const pem = await certify(folder, address);
  const file = join(folder, "slapd.conf");
  const text = configuration({ ...options, folder, baseDN, administrator, overlays });
  await writeFile(file, text, { mode: 0o600 });
  const entries = join(folder, "seed.ldif");
  await writeFile(entries, `${seed(baseDN, people)}\n${ldif}`);
  await mustRun(findCommand("slapadd") ?? "slapadd", ["-q", "-f", file, "-l", entries]);
  return pem;
}
