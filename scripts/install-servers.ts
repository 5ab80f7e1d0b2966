/**
 * Installs the real directories that some tests want, Samba and OpenLDAP, where this is allowed: on Linux with apt-get, as
 * root or with a sudo that asks no password. Elsewhere it says what is missing. It never fails: tests that cannot run
 * are named at the end of the run. `ROLLCALL_INSTALL=never` keeps it from installing anything.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import {
  type ServerAvailability,
  serverAvailability,
} from "../packages/testkit/src/servers/availability.ts";
import { findCommand } from "../packages/testkit/src/servers/find-command.ts";

/** Asked by Debian's packages before they start a service: 101 says no. */
const policy = "/usr/sbin/policy-rc.d";
const minutes = 60_000;

/** The words before a command that make it run as root, or why there are none. */
type Elevation = { readonly words: readonly string[] } | { readonly refusal: string };

function findElevation(): Elevation {
  // biome-ignore lint/suspicious/noUndeclaredEnvVars: turbo never runs this
  if (process.env.ROLLCALL_INSTALL === "never") return { refusal: "ROLLCALL_INSTALL is never" };
  if (findCommand("apt-get") === undefined) return { refusal: "there is no apt-get" };
  if (process.getuid?.() === 0) return { words: [] };
  const asked = spawnSync("sudo", ["-n", "true"], { stdio: "ignore" });
  if (asked.status === 0) return { words: ["sudo", "-n"] };
  return { refusal: "this is not root, and sudo asks for a password" };
}

function missingPackages(found: ServerAvailability): readonly string[] {
  const packages = Object.values(found).flatMap((one) => (one.available ? [] : one.packages));
  return [...new Set(packages)];
}

function asRoot(words: readonly string[], command: readonly string[]): string {
  const [first = "", ...rest] = [...words, ...command];
  const settled = { encoding: "utf8", timeout: 6 * minutes, stdio: "pipe" } as const;
  const { status, stderr, error } = spawnSync(first, rest, settled);
  if (status === 0) return "";
  return stderr?.trim().split("\n").at(-1) || error?.message || "it failed without a word";
}

/** Installs packages so that none of them starts a service. Gives the reason when that does not work. */
function install(words: readonly string[], packages: readonly string[]): string {
  const quietly = ["env", "DEBIAN_FRONTEND=noninteractive"];
  const network = ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20"];
  const apt = [...quietly, "apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=120", ...network];
  const get = () => asRoot(words, [...apt, "install", "--no-install-recommends", ...packages]);
  const first = get();
  if (first === "") return "";
  const update = asRoot(words, [...apt, "update"]);
  return update === "" ? get() : update;
}

/** Does something while no package may start a service. A rule that is there already stays as it is. */
function withoutServices<Result>(words: readonly string[], work: () => Result): Result {
  if (existsSync(policy)) return work();
  const rule = 'printf \'#!/bin/sh\\nexit 101\\n\' > "$0" && chmod 755 "$0"';
  asRoot(words, ["sh", "-c", rule, policy]);
  try {
    return work();
  } finally {
    asRoot(words, ["rm", "-f", policy]);
  }
}

async function main(): Promise<void> {
  const packages = missingPackages(await serverAvailability());
  if (packages.length === 0) return;
  const elevation = findElevation();
  if ("refusal" in elevation) {
    console.log(`Not installed for tests, because ${elevation.refusal}: ${packages.join(" ")}`);
    return;
  }
  console.log(`Installing for tests (ROLLCALL_INSTALL=never prevents it): ${packages.join(" ")}`);
  const { words } = elevation;
  const refusal = withoutServices(words, () => install(words, packages));
  if (refusal !== "") console.log(`Not installed: ${refusal}`);
}

await main();
