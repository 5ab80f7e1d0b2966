import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Contender, type Measured, measure } from "../child.ts";
import { table } from "../table.ts";

/** How large the world is, and how often it is gone through. */
export interface ReconcileSize {
  readonly people: number;
  readonly rounds: number;
}

/**
 * Goes through a whole world of which 0.5 % differs, with the engine and with a map of parsed objects, beside the floor:
 * what both must do, which is to read and to ask the policy.
 */
export async function benchReconcile(
  folder: string,
  { people, rounds }: ReconcileSize,
): Promise<string> {
  const world = join(folder, `reconcile-${people}`);
  await rm(world, { recursive: true, force: true });
  await mkdir(world, { recursive: true });
  const write = { script: "./reconcile/write.ts", args: [world, String(people)], heapCap: 4000 };
  await measure([{ name: `write a world of ${people}`, ...write }], 1);
  const all = contenders(world);
  const measured = await measure(all, rounds);
  const [engine, map] = measured as [Measured, Measured];
  await rm(world, { recursive: true, force: true });
  assertSame(engine, map);
  return table(
    [
      "full run",
      "people",
      "to do",
      "wall s",
      "CPU s",
      "peak MB",
      "heap cap MB",
      "CPU to the map",
      "memory to the map",
    ],
    measured.map((one, at) => row(all[at] as Contender, one, { map, people })),
  );
}

// Hardly anything that a full run makes lives long. V8 guesses otherwise of some of it, puts it straight among what is
// old, and has to go through all of that several times as often. The map gets V8's own choice, which suits it.
const streaming = ["--max-semi-space-size=8", "--no-allocation-site-pretenuring"];

function contenders(world: string): readonly Contender[] {
  const args = [world];
  return [
    { name: "Rollcall", script: "./reconcile/engine.ts", args, heapCap: 96, flags: streaming },
    { name: "map of objects", script: "./reconcile/plain-map.ts", args, heapCap: 2500 },
    {
      name: "reading and policy",
      script: "./reconcile/floor.ts",
      args,
      heapCap: 96,
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

function row(
  { name, heapCap }: Contender,
  measured: Measured,
  { map, people }: { readonly map: Measured; readonly people: number },
): string[] {
  const { seconds = 0, cpu = 0, megabytes = 0, create = 0, disable = 0, update = 0 } = measured;
  return [
    name,
    people.toLocaleString("en-GB"),
    (create + disable + update || "–").toLocaleString("en-GB"),
    seconds.toFixed(1),
    cpu.toFixed(1),
    megabytes.toFixed(0),
    String(heapCap),
    `${(cpu / (map.cpu as number)).toFixed(2)} ×`,
    `${(megabytes / (map.megabytes as number)).toFixed(2)} ×`,
  ];
}
