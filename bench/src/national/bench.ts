import { table } from "../table.ts";
import { follow } from "./connector.ts";
import { patchEverybody } from "./page-iterator.ts";
import { startWorld, type World } from "./world.ts";

const ways = ["tenant", "by-id", "listing"] as const;
/** What part of the accounts was changed by others since the last run. */
const shares = [0, 0.01];

/** Counts the requests of a change run in tenants of several sizes, beside those of a script that writes everybody. */
export async function benchNational(sizes: readonly number[]): Promise<string> {
  const rows: string[][] = [];
  for (const people of sizes) {
    const world = await startWorld(people);
    for (const share of shares) rows.push(await row(world, people, Math.round(people * share)));
    await world.directory.stop();
  }
  const ours = ways.flatMap((way) => [way, "per 1,000"]);
  return table(["accounts", "changed", ...ours, "PageIterator + PATCH", "to tenant"], rows);
}

async function row(world: World, people: number, changed: number): Promise<string[]> {
  const counts: number[] = [];
  for (const way of ways) {
    await using follower = await follow(world, way);
    world.disturb(changed);
    const count = await counted(world, async () => {
      const done = await follower.run();
      if (done !== changed) throw new Error(`${done} accounts were put right, not ${changed}`);
    });
    counts.push(count);
  }
  world.disturb(changed);
  const theirs = await counted(world, () => patchEverybody(world));
  const figure = (value: number): string => value.toLocaleString("en-GB");
  return [
    figure(people),
    figure(changed),
    ...counts.flatMap((count) => [figure(count), ((count * 1_000) / people).toFixed(2)]),
    figure(theirs),
    `${(theirs / (counts[0] ?? theirs)).toFixed(0)} ×`,
  ];
}

async function counted({ directory }: World, run: () => Promise<unknown>): Promise<number> {
  const before = directory.meter.exchanges;
  await run();
  return directory.meter.exchanges - before;
}
