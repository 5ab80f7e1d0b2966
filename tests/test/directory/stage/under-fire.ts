import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import type { Errand } from "./apply-alone.ts";
import type { Dice } from "./dice.ts";

/** How processes came to their end. */
export interface UnderFire {
  /** Of the processes that were killed, how many operations had come to their end when each was. */
  readonly killed: readonly number[];
  /** What the last process, which lived, said of each operation. */
  readonly statuses: readonly string[];
}

const program = join(import.meta.dirname, "apply-alone.ts");
const mostLives = 100;

/** Applies a plan in a process that is killed at a moment that the dice choose, then in another, until one lives. */
export async function applyUnderFire(
  errand: Errand,
  { folder, dice, steps }: { readonly folder: string; readonly dice: Dice; readonly steps: number },
): Promise<UnderFire> {
  const file = join(folder, "errand.json");
  await writeFile(file, JSON.stringify(errand));
  const killed: number[] = [];
  while (killed.length < mostLives) {
    // What was done before is said again first.
    const operations = (killed.at(-1) ?? 0) + dice.roll(steps);
    const life = await liveUntil(file, { operations, delay: dice.roll(30) });
    if (!life.killed) return { killed, statuses: life.said };
    killed.push(life.said.length);
  }
  throw new Error("no process lived to the end");
}

interface Life {
  readonly killed: boolean;
  readonly said: readonly string[];
}

/** Runs a process until so many operations are at their end and so many milliseconds have passed, or until its own end. */
async function liveUntil(
  file: string,
  { operations, delay }: { readonly operations: number; readonly delay: number },
): Promise<Life> {
  const args = ["--conditions=@rollcall/source", "--disable-warning=ExperimentalWarning"];
  const child = spawn(process.execPath, [...args, program, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: string[] = [];
  const closed = once(child, "close");
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    // The first line is said when the process is ready to begin.
    if (said.length === operations + 1) void wait(delay).then(() => child.kill("SIGKILL"));
  }
  const [code, signal] = await closed;
  if (code !== 0 && signal !== "SIGKILL") throw new Error(`the process ended with ${code}`);
  return { killed: signal === "SIGKILL", said: said.slice(1) };
}
