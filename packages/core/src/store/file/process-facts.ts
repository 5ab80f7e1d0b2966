import { readFile } from "node:fs/promises";
import { hostname } from "node:os";

/** What tells one running process from all others. */
export interface ProcessFacts {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in the system's own count; missing where the system does not tell. */
  readonly started?: string | undefined;
  /** Of this start of the machine; missing where the system does not tell. */
  readonly boot?: string | undefined;
}

/** Gives the facts of this process. */
export async function thisProcess(): Promise<ProcessFacts> {
  const { pid } = process;
  return { pid, host: hostname(), started: await startOf(pid), boot: await bootId() };
}

/**
 * Tells whether the process of these facts still runs: `unknown` when it ran on another host.
 * A process that has its number and not its start is another one.
 */
export async function isRunning(facts: ProcessFacts): Promise<boolean | "unknown"> {
  if (facts.host !== hostname()) return "unknown";
  const boot = await bootId();
  if (facts.boot !== undefined && boot !== undefined && facts.boot !== boot) return false;
  if (!answers(facts.pid)) return false;
  const started = await startOf(facts.pid);
  return facts.started === undefined || started === undefined || facts.started === started;
}

function answers(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Any other error, such as EPERM, comes from a process that is there.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

async function startOf(pid: number): Promise<string | undefined> {
  const stat = await textOf(`/proc/${pid}/stat`);
  // The name in brackets may hold spaces and brackets; `starttime` is field 22, the 20th after it (proc(5)).
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
}

async function bootId(): Promise<string | undefined> {
  return (await textOf("/proc/sys/kernel/random/boot_id"))?.trim();
}

async function textOf(path: string): Promise<string | undefined> {
  return await readFile(path, "utf8").catch(() => undefined);
}
