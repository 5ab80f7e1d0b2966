import type { Login } from "@rollcall/testkit/servers";
import { afterAll, beforeAll } from "vitest";
import type { Wire } from "../../src/wire.ts";
import { wireTo } from "./wire-to.ts";

/** What is needed of a server that was started. */
export interface Started {
  readonly url: string;
  readonly ca: string;
  readonly administrator: Login;
  stop(): Promise<void>;
}

/** A server that runs while the tests around do. */
export interface ServerAround<S extends Started> {
  readonly server: S;
  /** To the server, as its administrator or as whoever was named. */
  readonly wire: Wire;
  /** Opens a further wire, which is closed after the tests. */
  open(login: Login): Promise<Wire>;
}

/** Starts a server before the tests around, and stops it after them. */
export function serverAround<S extends Started>(
  start: () => Promise<S>,
  login?: Login,
): ServerAround<S> {
  let server: S;
  let wire: Wire;
  const wires: Wire[] = [];
  const open = async (as: Login): Promise<Wire> => {
    const opened = await wireTo(server, as);
    wires.push(opened);
    return opened;
  };
  beforeAll(async () => {
    server = await start();
    wire = await open(login ?? server.administrator);
  });
  afterAll(async () => {
    for (const opened of wires) await opened[Symbol.asyncDispose]();
    await server?.stop();
  });
  return {
    get server() {
      return server;
    },
    get wire() {
      return wire;
    },
    open,
  };
}
