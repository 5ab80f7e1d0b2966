import { rm } from "node:fs/promises";
import type { Claim } from "./claim.ts";
import type { Launched } from "./launch.ts";

/** Who may bind. */
export interface Login {
  /** What a simple bind takes: a DN or a user principal name. */
  readonly name: string;
  readonly password: string;
}

/** A real directory that was started for tests. */
export interface RealServer extends AsyncDisposable {
  /** With `ldaps:`. */
  readonly url: string;
  /** With `ldap:`, for StartTLS. */
  readonly plainUrl: string;
  /** The certificate to trust, as PEM. */
  readonly ca: string;
  readonly baseDN: string;
  readonly administrator: Login;
  /** Where its files are. */
  readonly folder: string;
  /** Ends it as a power cut would. What was written stays, for {@link RealServer.restart}. */
  kill(): Promise<void>;
  /** Ends it if it runs, and starts it again on the same address with what it held. */
  restart(): Promise<void>;
  /** Holds it still, so that clients wait without an answer, until {@link RealServer.resume}. */
  pause(): void;
  resume(): void;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

/** What a server is made of. */
export interface RealServerParts extends Claim {
  readonly ports: { readonly ldap: number; readonly ldaps: number };
  readonly baseDN: string;
  readonly administrator: Login;
  readonly folder: string;
  /** Makes its files, and gives the certificate to trust, as PEM. */
  prepare(): Promise<string>;
  start(): Promise<Launched>;
}

/** Prepares and starts a server, and gives it with the means to end it. When that fails, nothing of it stays. */
export async function realServer(parts: RealServerParts): Promise<RealServer> {
  const { address, ports, baseDN, administrator, folder } = parts;
  let launched: Launched | undefined;
  const stop = async () => {
    await launched?.kill();
    await rm(folder, { recursive: true, force: true });
    await parts.release();
  };
  let ca: string;
  try {
    ca = await parts.prepare();
    launched = await parts.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `ldaps://${address}:${ports.ldaps}`,
    plainUrl: `ldap://${address}:${ports.ldap}`,
    ca,
    baseDN,
    administrator,
    folder,
    kill: async () => await launched?.kill(),
    async restart() {
      await launched?.kill();
      launched = await parts.start();
    },
    pause: () => launched?.signal("SIGSTOP"),
    resume: () => launched?.signal("SIGCONT"),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
