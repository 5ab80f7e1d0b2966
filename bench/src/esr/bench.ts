import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { staffRows, writeExtract } from "@rollcall/testkit";
import { type Contender, type Measured, measure } from "../child.ts";
import { table } from "../table.ts";

const mapCap = 400;

/** Reads full extracts of several sizes, beside the floor on the same lines. */
export async function benchEsr(
  folder: string,
  sizes: readonly number[],
  rounds: number,
): Promise<string> {
  const rows: string[][] = [];
  for (const people of sizes) {
    const extracts = join(folder, `extracts-${people}`);
    await rm(extracts, { recursive: true, force: true });
    await mkdir(extracts, { recursive: true });
    const file = await writeExtract(extracts, staffRows(trust(people)));
    const contenders: Contender[] = [
      { name: `floor, ${people} people`, script: "./esr/floor.ts", args: [file], heapCap: mapCap },
      {
        name: `connector-esr, ${people} people`,
        script: "./esr/reader.ts",
        args: [extracts],
        heapCap: mapCap,
      },
    ];
    const [floor, reader] = (await measure(contenders, rounds)) as [Measured, Measured];
    rows.push(
      row("strings, split at ~", floor, floor, people),
      row("connector-esr", reader, floor, people),
    );
    await rm(extracts, { recursive: true, force: true });
  }
  return table(
    ["reader", "people", "assignments", "wall s", "CPU s", "peak MB", "speed to floor"],
    rows,
  );
}

function row(name: string, measured: Measured, floor: Measured, people: number): string[] {
  const { seconds = 0, cpu = 0, megabytes = 0, assignments } = measured;
  return [
    name,
    people.toLocaleString("en-GB"),
    assignments?.toLocaleString("en-GB") ?? "",
    seconds.toFixed(1),
    cpu.toFixed(1),
    megabytes.toFixed(0),
    ((floor.cpu as number) / cpu).toFixed(2),
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
