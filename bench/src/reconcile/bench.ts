import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Contender, type Measured, measure } from "../child.ts";
import { table } from "../table.ts";

/** How large the world is, and how often it is gone through. */
export interface ReconcileSize {
  readonly people: number;
  readonly rounds: number;
}

/** Which night it is: the one before, one after it, the first on which anything is noted, or one without a cache. */
export type Night = "before" | "every" | "first" | "uncached";

/**
 * Goes through a whole world of which 0.5 % differs: with the engine, on the night after another one, on its first and without
 * a cache, with a plain script that keeps a map of parsed objects, with the same map and Rollcall's own parts, and with reading
 * and the policy alone. All that find differences must find the same.
 */
export async function benchReconcile(
  folder: string,
  { people, rounds }: ReconcileSize,
): Promise<string> {
  const world = join(folder, `reconcile-${people}`);
  await rm(world, { recursive: true, force: true });
  await mkdir(world, { recursive: true });
  const write = { script: "./reconcile/write.ts", args: [world, String(people)], heapCap: 4000 };
  await measure([{ name: `write a world of ${people}`, ...write }, rollcall(world, "before")], 1);
  const all = contenders(world);
  const measured = await measure(all, rounds);
  await rm(world, { recursive: true, force: true });
  const named = (name: string) => measured[all.findIndex((one) => one.name === name)] as Measured;
  const [plain, map] = [named("plain map"), named("map of accounts")];
  // All but the last, which compares nothing.
  for (const one of measured.slice(0, -1)) assertSame(plain, one);
  return table(
    [
      "full run",
      "people",
      "to do",
      "heap cap MB",
      "wall s",
      "CPU s",
      "peak MB",
      "wall to plain map",
      "CPU to plain map",
      "memory to plain map",
      "CPU to map of accounts",
    ],
    measured.map((one, at) => row(all[at] as Contender, one, { plain, map, people })),
  );
}

// Hardly anything that a full run makes lives long. V8 guesses otherwise of some of it, puts it straight among what is
// old, and has to go through all of that several times as often. The maps get V8's own choice, which suits them.
const streaming = ["--max-semi-space-size=2", "--no-allocation-site-pretenuring"];

function rollcall(world: string, night: Night): Contender {
  const script = "./reconcile/engine.ts";
  const name = "the night before";
  return { name, script, args: [world, night], heapCap: 64, flags: streaming };
}

function contenders(world: string): readonly Contender[] {
  const args = [world];
  return [
    { ...rollcall(world, "every"), name: "Rollcall" },
    { ...rollcall(world, "first"), name: "Rollcall, first night" },
    { ...rollcall(world, "uncached"), name: "Rollcall, no cache" },
    { name: "plain map", script: "./reconcile/plain-map.ts", args, heapCap: 2500 },
    { name: "map of accounts", script: "./reconcile/map-of-accounts.ts", args, heapCap: 2500 },
    {
      name: "reading and policy",
      script: "./reconcile/floor.ts",
      args,
      heapCap: 64,
      flags: streaming,
    },
  ];
}

function assertSame(one: Measured, other: Measured): void {
  for (const figure of ["create", "disable", "update"]) {
    if (one[figure] === other[figure]) continue;
    throw new Error(`${figure}: ${one[figure]} for one and ${other[figure]} for the other`);
  }
}

interface Baselines {
  readonly plain: Measured;
  readonly map: Measured;
  readonly people: number;
}

function row(
  { name, heapCap }: Contender,
  measured: Measured,
  { plain, map, people }: Baselines,
): string[] {
  const { seconds = 0, cpu = 0, megabytes = 0, create = 0, disable = 0, update = 0 } = measured;
  const to = (figure: number, other: number | undefined): string =>
    `${(figure / (other as number)).toFixed(2)} ×`;
  return [
    name,
    people.toLocaleString("en-GB"),
    (create + disable + update || "–").toLocaleString("en-GB"),
    String(heapCap),
    seconds.toFixed(1),
    cpu.toFixed(1),
    megabytes.toFixed(0),
    to(seconds, plain.seconds),
    to(cpu, plain.cpu),
    to(megabytes, plain.megabytes),
    to(cpu, map.cpu),
  ];
}
