import { findCommand } from "./find-command.ts";
import { run } from "./run.ts";
import { python } from "./samba/administration.ts";
import { waysToListen } from "./samba/ports.ts";

/** A server that this machine has. */
export interface Available {
  readonly available: true;
  readonly command: string;
  readonly version: string;
}

/** A server that cannot be started on this machine: why, and what to do about it. */
export interface Unavailable {
  readonly available: false;
  readonly reason: string;
  readonly advice: string;
  /** Packages of Debian and Ubuntu that put it right; none when packages do not. */
  readonly packages: readonly string[];
}

/** Whether a server can be started on this machine. */
export type Availability = Available | Unavailable;

/** What real directories this machine has for tests. */
export interface ServerAvailability {
  readonly samba: Availability;
  readonly openLdap: Availability;
}

/** Where to look, when not everywhere. */
export interface AvailabilityOptions {
  /** Folders of commands, instead of PATH and the usual places. */
  readonly folders?: readonly string[] | undefined;
}

const packages = {
  samba: ["samba", "samba-ad-provision", "samba-dsdb-modules", "python3-samba"],
  openLdap: ["slapd"],
} as const;

let known: Promise<ServerAvailability> | undefined;

/**
 * Finds out which real directories can be started on this machine, once for each process. Starts none. With
 * `ROLLCALL_SERVERS=none` in the environment it finds none.
 */
export function serverAvailability(): Promise<ServerAvailability> {
  known ??= process.env.ROLLCALL_SERVERS === "none" ? Promise.resolve(unwanted) : findServers();
  return known;
}

/** Finds out anew which real directories can be started on this machine. */
export async function findServers(options: AvailabilityOptions = {}): Promise<ServerAvailability> {
  const [samba, openLdap] = await Promise.all([findSamba(options), findOpenLdap(options)]);
  return { samba, openLdap };
}

async function findSamba({ folders }: AvailabilityOptions): Promise<Availability> {
  const command = findCommand("samba", folders);
  if (command === undefined) return missing("samba", "there is no samba command");
  const [version, modules, ways] = await Promise.all([
    run(command, ["--version"]),
    run(python, ["-c", "import samba.provision, samba.samdb"]),
    waysToListen(),
  ]);
  if (!version.ok) return missing("samba", "the samba command does not run");
  if (!modules.ok) return missing("samba", `${python} has no module to provision a domain with`);
  if (ways === "none") return portsClosed;
  return {
    available: true,
    command,
    version: /\d[\w.+~-]*/.exec(version.output)?.[0] ?? "unknown",
  };
}

const portsClosed: Unavailable = {
  available: false,
  reason: "only root may open the ports of Samba, and there is no C compiler to move them with",
  advice:
    "Install gcc, run as root, or run inside: unshare -Urn sh -c 'ip link set lo up; npm test'",
  packages: ["gcc", "libc6-dev"],
};

const turnedOff: Unavailable = {
  available: false,
  reason: "ROLLCALL_SERVERS is none",
  advice: "Unset ROLLCALL_SERVERS",
  packages: [],
};

const unwanted: ServerAvailability = { samba: turnedOff, openLdap: turnedOff };

async function findOpenLdap({ folders }: AvailabilityOptions): Promise<Availability> {
  const command = findCommand("slapd", folders);
  if (command === undefined) return missing("openLdap", "there is no slapd command");
  if (findCommand("slapadd", folders) === undefined)
    return missing("openLdap", "there is no slapadd");
  // It prints its version and ends with a failure.
  const { output } = await run(command, ["-VV"]);
  const version = /slapd (\d[\w.+~-]*)/.exec(output)?.[1];
  if (version === undefined) return missing("openLdap", "the slapd command does not run");
  return { available: true, command, version };
}

function missing(server: keyof ServerAvailability, reason: string): Unavailable {
  const wanted = packages[server];
  const advice = `On Debian or Ubuntu: apt-get install --no-install-recommends ${wanted.join(" ")}`;
  return { available: false, reason, advice, packages: wanted };
}
