import { join } from "node:path";
import { type Measured, measure } from "../../child.ts";
import { median } from "../../statistics.ts";
import { table } from "../../table.ts";
import { placeOf } from "../place.ts";
import { sambaPeople, sambaWith } from "../servers.ts";
import { seededPeople } from "./world.ts";

/** Applies one plan to a Samba, and sends the same operations by hand to a second one that holds the same. */
export async function benchWrites(folder: string, rounds: number): Promise<string> {
  const plan = join(folder, "directory-plan.json");
  const engine: Measured[] = [];
  const hand: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    engine.push(await runOnce("engine", plan));
    hand.push(await runOnce("by-hand", plan));
  }
  const rate = (runs: readonly Measured[]): number =>
    median(runs.map(({ operations = 0, seconds = 1 }) => operations / seconds));
  const row = (name: string, runs: readonly Measured[]): string[] => [
    name,
    (runs[0]?.operations ?? 0).toLocaleString("en-GB"),
    median(runs.map(({ seconds = 0 }) => seconds)).toFixed(2),
    rate(runs).toFixed(0),
    (rate(runs) / rate(hand)).toFixed(2),
  ];
  return table(
    ["written", "operations", "wall s", "operations/s", "rate to by hand"],
    [row("by hand, one connection", hand), row("apply, journalled", engine)],
  );
}

async function runOnce(script: "engine" | "by-hand", plan: string): Promise<Measured> {
  await using server = await sambaWith(seededPeople);
  const args = [JSON.stringify(placeOf(server, sambaPeople)), plan];
  const path = `./directory/writes/${script}.ts`;
  const [measured] = await measure([{ name: script, script: path, args, heapCap: 256 }], 1);
  return measured as Measured;
}
