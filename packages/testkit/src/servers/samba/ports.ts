import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { assetPath } from "../asset.ts";
import { cacheFolder } from "../cache-folder.ts";
import { mayListen } from "../claim.ts";
import { findCommand } from "../find-command.ts";
import { mustRun } from "../run.ts";

/** How Samba gets at its ports, of which the numbers are compiled in and only for root. */
export interface Ports {
  readonly ldap: number;
  readonly ldaps: number;
  readonly env: Readonly<Record<string, string>>;
}

const offset = 20_000;

/** Tells how Samba may open its ports here, if it may: as they are, or moved by a library that a C compiler makes. */
export async function waysToListen(): Promise<"as-they-are" | "moved" | "none"> {
  if (await mayListen(636)) return "as-they-are";
  return findCommand("gcc") === undefined ? "none" : "moved";
}

/** Prepares the ports. Throws where there is no way to open them. */
export async function openPorts(): Promise<Ports> {
  const way = await waysToListen();
  if (way === "none")
    throw new Error("Samba cannot open its ports here: install gcc, or run as root");
  if (way === "as-they-are") return { ldap: 389, ldaps: 636, env: {} };
  const env = { LD_PRELOAD: await portShim(), ROLLCALL_PORT_OFFSET: String(offset) };
  return { ldap: 389 + offset, ldaps: 636 + offset, env };
}

async function portShim(): Promise<string> {
  const library = join(await cacheFolder(), "port-shim.so");
  if (existsSync(library)) return library;
  const unfinished = `${library}.${process.pid}`;
  const source = assetPath("samba/port-shim.c");
  await mustRun("gcc", ["-O2", "-shared", "-fPIC", "-o", unfinished, source, "-ldl"]);
  await rename(unfinished, library);
  return library;
}
