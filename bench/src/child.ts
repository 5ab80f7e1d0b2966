import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { median } from "./statistics.ts";

/** What one run of a script said of itself. */
export type Measured = Readonly<Record<string, number>>;

/** One script to be measured, in a process of its own. */
export interface Contender {
  readonly name: string;
  /** Beside this file. */
  readonly script: string;
  readonly args: readonly string[];
  /** In megabytes: what V8 may use for its heap. */
  readonly heapCap: number;
  /** What V8 is told besides. */
  readonly flags?: readonly string[];
}

/** Figures that compare a run with that of the first contender in the same round, when the machine was as fast. */
export type Compare = (run: Measured, first: Measured) => Measured;

/**
 * Runs contenders in turn, so many rounds, and gives the median of each of their figures, of those too that `compare` adds
 * to the figures of a run.
 */
export async function measure(
  contenders: readonly Contender[],
  rounds: number,
  compare: Compare = () => ({}),
): Promise<readonly Measured[]> {
  const runs = contenders.map((): Measured[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      process.stderr.write(`  ${contender.name}, round ${round + 1} of ${rounds}\n`);
      const run = await runOnce(contender);
      const first = index === 0 ? run : (runs[0]?.at(-1) as Measured);
      runs[index]?.push({ ...run, ...compare(run, first) });
    }
  }
  return runs.map((all) =>
    Object.fromEntries(
      Object.keys(all[0] as Measured).map((figure) => [
        figure,
        median(all.map((one) => one[figure] as number)),
      ]),
    ),
  );
}

async function runOnce({ script, args, heapCap, flags = [] }: Contender): Promise<Measured> {
  // Built scripts run the built packages, as they are installed; sources run the sources.
  const isBuilt = !import.meta.url.endsWith(".ts");
  const file = isBuilt ? script.replace(/ts$/, "js") : script;
  const path = fileURLToPath(new URL(file, import.meta.url));
  const options = [
    ...(isBuilt ? [] : ["--conditions=@rollcall/source"]),
    "--disable-warning=ExperimentalWarning",
    `--max-old-space-size=${heapCap}`,
    ...flags,
  ];
  const child = spawn(process.execPath, [...options, path, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return JSON.parse(
    Buffer.concat(chunks).toString("utf8").trim().split("\n").at(-1) as string,
  ) as Measured;
}

// Imports are read before the first of them is carried out.
const startUp = process.cpuUsage();

/**
 * Prints the figures of this process as the last thing that it does: its own, CPU and wall seconds since the start-up
 * was over, and the peak memory of all of it.
 */
export function report(figures: Measured, startedAt: number): void {
  const { maxRSS } = process.resourceUsage();
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(startUp);
  const cpu = (user + system) / 1e6;
  process.stdout.write(
    `${JSON.stringify({ ...figures, seconds, cpu, megabytes: maxRSS / 1024 })}\n`,
  );
}
