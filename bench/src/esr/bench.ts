import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { staffRows, writeExtract } from "@rollcall/testkit";
import { type Contender, type Measured, measure } from "../child.ts";
import { table } from "../table.ts";

const heapCap = 256;
/** For floor and readers alike: a space for new objects that is stated, and none of them put among the old ones at once. */
const flags = ["--max-semi-space-size=16", "--no-allocation-site-pretenuring"];

const readers = [
  { name: "connector-esr, first read", asked: ["first"] },
  { name: "connector-esr, index kept", asked: [] },
  { name: "with niKey, first read", asked: ["ni", "first"] },
  { name: "with niKey, index kept", asked: ["ni"] },
] as const;

/** Reads full extracts of several sizes, beside the floor on the same lines. */
export async function benchEsr(
  folder: string,
  sizes: readonly number[],
  rounds: number,
): Promise<string> {
  const rows: string[][] = [];
  const peaks = new Map<number, number>();
  for (const people of sizes) {
    const [floor, ...found] = await measureSize(folder, people, rounds);
    if (!floor) continue;
    rows.push(row("strings, split at ~", floor, { floor, people }));
    for (const [index, { name }] of readers.entries()) {
      rows.push(row(name, found[index] as Measured, { floor, people }));
    }
    peaks.set(people, found[0]?.megabytes as number);
  }
  const head = [
    "reader",
    "people",
    "assignments",
    "wall s",
    "CPU s",
    "peak MB",
    "speed to floor",
    "by CPU time",
  ];
  return [table(head, rows), "", ...notes(peaks)].join("\n");
}

async function measureSize(
  folder: string,
  people: number,
  rounds: number,
): Promise<readonly Measured[]> {
  const extracts = join(folder, `extracts-${people}`);
  await rm(extracts, { recursive: true, force: true });
  await mkdir(extracts, { recursive: true });
  const file = await writeExtract(extracts, staffRows(trust(people)));
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
  const measured = await measure(contenders, rounds);
  await rm(extracts, { recursive: true, force: true });
  return measured;
}

function row(
  name: string,
  measured: Measured,
  { floor, people }: { readonly floor: Measured; readonly people: number },
): string[] {
  const { seconds = 0, cpu = 0, megabytes = 0, assignments } = measured;
  return [
    name,
    people.toLocaleString("en-GB"),
    assignments?.toLocaleString("en-GB") ?? "",
    seconds.toFixed(1),
    cpu.toFixed(1),
    megabytes.toFixed(0),
    ((floor.seconds as number) / seconds).toFixed(2),
    ((floor.cpu as number) / cpu).toFixed(2),
  ];
}

/** Says with which flags all ran, and what each person more costs at the peak of a first read. */
function notes(peaks: ReadonlyMap<number, number>): string[] {
  const known = [...peaks];
  const [fewest, most] = [known[0], known.at(-1)];
  const all = `All run with --max-old-space-size=${heapCap} ${flags.join(" ")}.`;
  if (!fewest || !most || fewest[0] === most[0]) return [all];
  const bytes = ((most[1] - fewest[1]) * 2 ** 20) / (most[0] - fewest[0]);
  return [
    all,
    `From ${fewest[0].toLocaleString("en-GB")} to ${most[0].toLocaleString("en-GB")} people the peak of a first read grows by ${bytes.toFixed(0)} bytes a person.`,
  ];
}

function trust(people: number) {
  return {
    seed: 1,
    people,
    vpd: "431",
    name: "Ambleford NHS Trust",
    odsCode: "RZZ",
    startDate: "2026-11-20",
  };
}
