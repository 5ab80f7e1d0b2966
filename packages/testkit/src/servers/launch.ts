import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** What to start, and how to see that it has. */
export interface LaunchOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** The file for what it prints. */
  readonly log: string;
  readonly address: string;
  /** The port that answers once it is ready. */
  readonly port: number;
}

/** A server that was started. */
export interface Launched {
  /** Ends it and what it started at once, without a chance to tidy up. Done when the process is gone. */
  kill(): Promise<void>;
  /** Sends a signal to it and to what it started. */
  signal(signal: NodeJS.Signals): void;
}

const patience = 30_000;

/** Starts a server and waits until it answers. Its standard input is a pipe of ours that ends when this process does. */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const log = await open(options.log, "w");
  const child = spawn(options.command, options.args, {
    stdio: ["pipe", log.fd, log.fd],
    env: { ...process.env, ...options.env },
    // A group of its own, so that a shell that stands guard ends with its server.
    detached: true,
  });
  await log.close();
  const launched = overProcess(child);
  try {
    await untilAnswering(child, options);
  } catch (error) {
    await launched.kill();
    throw error;
  }
  // A test that forgets its server ends all the same, and its server with it.
  child.unref();
  (child.stdin as Socket | null)?.unref();
  return launched;
}

function overProcess(child: ChildProcess): Launched {
  const gone = once(child, "close").catch(() => {});
  const signal = (name: NodeJS.Signals) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    process.kill(-child.pid, name);
  };
  child.stdin?.on("error", () => {});
  return {
    signal,
    async kill() {
      child.ref();
      signal("SIGKILL");
      child.stdin?.destroy();
      await gone;
    },
  };
}

async function untilAnswering(child: ChildProcess, options: LaunchOptions): Promise<void> {
  let failure: Error | undefined;
  child.once("error", (error) => {
    failure = error;
  });
  for (const end = Date.now() + patience; Date.now() < end; await wait(15)) {
    if (failure !== undefined) throw failure;
    if (child.exitCode !== null || child.signalCode !== null) break;
    if (await answers(options)) return;
  }
  const printed = await readFile(options.log, "utf8");
  throw new Error(`${options.command} did not start:\n${printed.trim().slice(-1500)}`);
}

function answers({ address, port }: LaunchOptions): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(port, address);
  socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
  return promise.finally(() => socket.destroy());
}
