import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { staffRows, writeExtract } from "@rollcall/testkit";
import { type Compare, type Contender, type Measured, measure } from "../child.ts";
import { table } from "../table.ts";

const heapCap = 256;
/**
 * For floor and readers alike: a space for new objects that is stated, and none of them put among the old ones at once, as
 * V8 does too with all that is made while it marks what is alive in steps.
 */
const flags = [
  "--max-semi-space-size=4",
  "--no-allocation-site-pretenuring",
  "--no-incremental-marking",
];

const readers = [
  { name: "connector-esr, first read", asked: ["first"] },
  { name: "connector-esr, index kept", asked: [] },
  { name: "with niKey, first read", asked: ["ni", "first"] },
  { name: "with niKey, index kept", asked: ["ni"] },
] as const;

/**
 * Reads full extracts of several sizes, beside the floor on the same lines, and then extracts of ever more people in the
 * establishment of the smallest.
 */
export async function benchEsr(
  folder: string,
  sizes: readonly number[],
  rounds: number,
): Promise<string> {
  const rows: string[][] = [];
  const peaks: Peak[] = [];
  for (const people of sizes) {
    const found = await measureSize(folder, { people, rounds, readers });
    const names = ["strings, split at ~", ...readers.map(({ name }) => name)];
    for (const [index, name] of names.entries()) {
      rows.push(row(name, people, found[index] as Measured));
    }
    peaks.push({ people, establishment: people, megabytes: found[1]?.megabytes as number });
  }
  const [establishment = 0, most = 0] = [sizes[0], sizes.at(-1)];
  for (const people of [most, 2 * most]) {
    const crowd = { people, establishment, rounds, readers: readers.slice(0, 1) };
    const [, found] = await measureSize(folder, crowd);
    peaks.push({ people, establishment, megabytes: found?.megabytes as number });
  }
  const head = ["reader", "people", "assignments", "wall s", "CPU s", "peak MB"];
  const speeds = table([...head, "speed to floor", "by CPU time"], rows);
  return [speeds, "", peakTable(peaks), "", flagsNote].join("\n");
}

interface Peak {
  readonly people: number;
  /** How many people there are departments, locations and positions for. */
  readonly establishment: number;
  readonly megabytes: number;
}

const flagsNote = `All run with --max-old-space-size=${heapCap} ${flags.join(" ")}.`;

function peakTable(peaks: readonly Peak[]): string {
  return table(
    ["first read, people", "posts and departments for", "peak MB"],
    peaks.map(({ people, establishment, megabytes }) => [
      grouped(people),
      grouped(establishment),
      megabytes.toFixed(0),
    ]),
  );
}

interface Sized {
  readonly people: number;
  readonly establishment?: number;
  readonly rounds: number;
  readonly readers: readonly { readonly name: string; readonly asked: readonly string[] }[];
}

async function measureSize(
  folder: string,
  { people, establishment = people, rounds, readers }: Sized,
): Promise<readonly Measured[]> {
  const extracts = join(folder, `extracts-${people}`);
  await rm(extracts, { recursive: true, force: true });
  await mkdir(extracts, { recursive: true });
  const file = await writeExtract(extracts, staffRows(trust(people, establishment)));
  const contenders: Contender[] = [
    { name: `floor, ${people} people`, script: "./esr/floor.ts", args: [file], heapCap, flags },
    ...readers.map(({ name, asked }) => ({
      name: `${name}, ${people} people`,
      script: "./esr/reader.ts",
      args: [extracts, ...asked],
      heapCap,
      flags,
    })),
  ];
  const measured = await measure(contenders, rounds, besideFloor);
  await rm(extracts, { recursive: true, force: true });
  return measured;
}

const besideFloor: Compare = (run, floor) => ({
  speed: (floor.seconds as number) / (run.seconds as number),
  cpuSpeed: (floor.cpu as number) / (run.cpu as number),
});

function row(name: string, people: number, measured: Measured): string[] {
  const { seconds = 0, cpu = 0, megabytes = 0, speed = 0, cpuSpeed = 0, assignments } = measured;
  return [
    name,
    grouped(people),
    assignments === undefined ? "" : grouped(assignments),
    seconds.toFixed(1),
    cpu.toFixed(1),
    megabytes.toFixed(0),
    speed.toFixed(2),
    cpuSpeed.toFixed(2),
  ];
}

function grouped(count: number): string {
  return count.toLocaleString("en-GB");
}

function trust(people: number, establishment: number) {
  return {
    seed: 1,
    people,
    establishment,
    vpd: "431",
    name: "Ambleford NHS Trust",
    odsCode: "RZZ",
    startDate: "2026-11-20",
  };
}
