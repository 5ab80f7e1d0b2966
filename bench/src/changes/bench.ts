import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Measured, measure } from "../child.ts";
import { table } from "../table.ts";

/** Plans one change file of so many rows in trusts of several sizes. */
export async function benchChanges(
  folder: string,
  {
    sizes,
    rows,
    rounds,
  }: { readonly sizes: readonly number[]; readonly rows: number; readonly rounds: number },
): Promise<string> {
  const measured: Measured[] = [];
  for (const people of sizes) {
    const world = join(folder, `changes-${people}`);
    await rm(world, { recursive: true, force: true });
    await mkdir(world, { recursive: true });
    const args = [world, String(people), String(rows)];
    await measure(
      [{ name: `prepare ${people} people`, script: "./changes/prepare.ts", args, heapCap: 8000 }],
      1,
    );
    const run = {
      name: `${rows} changed rows in ${people} people`,
      script: "./changes/run.ts",
      args,
      heapCap: 400,
    };
    measured.push(...(await measure([run], rounds)));
    await rm(world, { recursive: true, force: true });
  }
  const least = measured[0]?.cpu ?? 1;
  return table(
    [
      "people",
      "rows in the file",
      "operations",
      "wall s",
      "CPU s",
      "peak MB",
      "CPU to the smallest",
    ],
    measured.map(({ operations = 0, seconds = 0, cpu = 0, megabytes = 0 }, at) => [
      (sizes[at] as number).toLocaleString("en-GB"),
      rows.toLocaleString("en-GB"),
      operations.toLocaleString("en-GB"),
      seconds.toFixed(2),
      cpu.toFixed(2),
      megabytes.toFixed(0),
      `${(cpu / least).toFixed(2)} ×`,
    ]),
  );
}
