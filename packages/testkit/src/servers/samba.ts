import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { serverAvailability } from "./availability.ts";
import { cacheFolder } from "./cache-folder.ts";
import { certify } from "./certify.ts";
import { claimAddress } from "./claim.ts";
import { launch } from "./launch.ts";
import { type RealServer, realServer } from "./real-server.ts";
import { type Administration, administer } from "./samba/administration.ts";
import { configuration } from "./samba/configuration.ts";
import { domain } from "./samba/domain.ts";
import { openPorts, type Ports } from "./samba/ports.ts";
import { copyTemplate, template } from "./samba/template.ts";

/** What the domain controller is to be like. */
export interface SambaOptions {
  /** Whether deleted objects keep their attributes. Default: not. */
  readonly recycleBin?: boolean | undefined;
  /** Steps of administration before it starts. */
  readonly prepare?: readonly Administration[] | undefined;
  /** The folder of a server that was killed: its directory to start with, instead of an empty one. */
  readonly copyOf?: string | undefined;
  /** Further lines of smb.conf. */
  readonly settings?: readonly string[] | undefined;
}

/** A Samba domain controller of the domain `trust.nhs.example`, on a loopback address of its own. */
export interface Samba extends RealServer {
  /** The `ldapi` socket at which every caller is the system itself, without a bind. */
  readonly systemSocket: string;
  /** Changes the directory from outside LDAP, as the system itself: access lists, and what LDAP does not let do. */
  administer(steps: readonly Administration[]): Promise<void>;
}

/**
 * Starts a Samba domain controller from a domain that is provisioned once for each machine: a few tenths of a second.
 * It ends with this process at the latest. Throws when {@link serverAvailability} says that there is none.
 */
export async function startSamba(options: SambaOptions = {}): Promise<Samba> {
  const { samba } = await serverAvailability();
  if (!samba.available) throw new Error(`Samba: ${samba.reason}. ${samba.advice}`);
  const { recycleBin = false, copyOf } = options;
  const original = copyOf ?? (await template({ version: samba.version, recycleBin }));
  const ports = await openPorts();
  const claim = await claimAddress([ports.ldap, ports.ldaps]);
  const folder = join(await cacheFolder(), "run", claim.address);
  const server = await realServer({
    ...claim,
    ports,
    folder,
    baseDN: domain.baseDN,
    administrator: {
      name: `administrator@${domain.realm.toLowerCase()}`,
      password: domain.password,
    },
    async prepare() {
      await copyTemplate(original, folder);
      return await configure(folder, claim.address, options);
    },
    start: () => start({ command: samba.command, folder, address: claim.address, ports }),
  });
  return {
    ...server,
    systemSocket: join(folder, "private", "ldap_priv", "ldapi"),
    administer: (steps) => administer(folder, steps),
  };
}

/** Fits a copied domain to its address. Gives the certificate to trust. */
async function configure(folder: string, address: string, options: SambaOptions): Promise<string> {
  const { settings, prepare = [] } = options;
  await mkdir(join(folder, "run"), { recursive: true });
  await writeFile(join(folder, "etc", "smb.conf"), configuration({ folder, address, settings }));
  if (prepare.length > 0) await administer(folder, prepare);
  return await certify(join(folder, "run"), address);
}

interface StartOptions {
  readonly command: string;
  readonly folder: string;
  readonly address: string;
  readonly ports: Ports;
}

async function start({ command, folder, address, ports }: StartOptions) {
  // After a kill, its number may still be that of a process that is not yet reaped.
  await rm(join(folder, "run", "samba.pid"), { force: true });
  // With -i, Samba ends when its standard input does.
  const process = ["-i", "--no-process-group", "-M", "single", "--debug-stdout", "-d", "1"];
  return await launch({
    command,
    args: [...process, "-s", join(folder, "etc", "smb.conf")],
    env: ports.env,
    log: join(folder, "run", "printed"),
    address,
    port: ports.ldaps,
  });
}
