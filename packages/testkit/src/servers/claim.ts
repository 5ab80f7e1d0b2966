import { createServer, type Server } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** A loopback address that is this process's alone, and no longer than the process lives. */
export interface Claim {
  readonly address: string;
  release(): Promise<void>;
}

/** No server of ours listens here: the port stands for the address, as a lock that the kernel lets go of by itself. */
const claimPort = 13_890;

/** Claims the first free address of 127.0.0.11 to 127.0.0.250 on which every one of some ports is free. */
export async function claimAddress(ports: readonly number[]): Promise<Claim> {
  for (let last = 11; last <= 250; last += 1) {
    const address = `127.0.0.${last}`;
    const claim = await tryClaim(address);
    if (claim === undefined) continue;
    const free = await Promise.all(ports.map((port) => isFree(address, port)));
    if (free.every(Boolean)) return claim;
    await claim.release();
  }
  throw new Error("no address of 127.0.0.11 to 127.0.0.250 is free for a server");
}

/** Does something while no other process does it. */
export async function alone<Result>(work: () => Promise<Result>): Promise<Result> {
  let claim = await tryClaim("127.0.0.10");
  while (claim === undefined) {
    await wait(50);
    claim = await tryClaim("127.0.0.10");
  }
  try {
    return await work();
  } finally {
    await claim.release();
  }
}

/** Tells whether this process may open a port, be it taken or not. */
export async function mayListen(port: number): Promise<boolean> {
  try {
    await close(await listen("127.0.0.10", port));
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EADDRINUSE";
  }
}

async function tryClaim(address: string): Promise<Claim | undefined> {
  try {
    const server = await listen(address, claimPort);
    return { address, release: () => close(server) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") return undefined;
    throw error;
  }
}

async function isFree(address: string, port: number): Promise<boolean> {
  try {
    await close(await listen(address, port));
    return true;
  } catch {
    return false;
  }
}

function listen(host: string, port: number): Promise<Server> {
  const { promise, resolve, reject } = Promise.withResolvers<Server>();
  const server = createServer((socket) => socket.destroy());
  server.once("error", reject);
  server.listen({ host, port, exclusive: true }, () => resolve(server));
  server.unref();
  return promise;
}

function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  return promise;
}
