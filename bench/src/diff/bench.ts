import { median } from "../statistics.ts";
import { table } from "../table.ts";
import { type DiffEngine, engines } from "./engines.ts";
import { type Disturbance, type Pair, pairs } from "./pairs.ts";

const rounds = 7;
const disturbances: readonly Disturbance[] = ["sets re-ordered", "letter case", "DN spacing"];

/** Group memberships of each account: what most have, and many. */
const shapes = [5, 20] as const;

/** Compares accounts with every engine in turn, round by round, and counts the false differences of each. */
export function benchDiff(accounts: number): string {
  const rows = shapes.flatMap((groups) => rowsFor(accounts, groups));
  return table(["engine", "groups", "accounts/s", "time", ...disturbances], rows);
}

function rowsFor(accounts: number, groups: number): readonly (readonly string[])[] {
  const medians = mediansOf(pairs(accounts, groups, "changed 2 %"));
  const ours = medians.get(engines[0] as DiffEngine) as number;
  return engines.map((engine) => {
    const taken = medians.get(engine) as number;
    const wrong = disturbances.map((disturbance) =>
      falseDifferences(engine, pairs(1000, groups, disturbance)),
    );
    return [
      engine.name,
      String(groups),
      Math.round(accounts / taken).toLocaleString("en-GB"),
      `${(taken / ours).toFixed(1)} ×`,
      ...wrong.map((count) => `${count / 10} %`),
    ];
  });
}

function mediansOf(changed: readonly Pair[]): ReadonlyMap<DiffEngine, number> {
  const seconds = new Map<DiffEngine, number[]>(engines.map((engine) => [engine, []]));
  for (const engine of engines) time(engine, changed.slice(0, changed.length / 10));
  for (let round = 0; round < rounds; round++) {
    for (const [engine, taken] of seconds) taken.push(time(engine, changed));
  }
  return new Map([...seconds].map(([engine, taken]) => [engine, median(taken)]));
}

function time(engine: DiffEngine, all: readonly Pair[]): number {
  const started = process.hrtime.bigint();
  let seen = 0;
  for (const { desired, actual } of all) if (engine.changes(desired, actual) > 0) seen++;
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const expected = Math.ceil(all.length / 50);
  if (seen !== expected)
    throw new Error(`${engine.name} saw ${seen} changed accounts of ${expected}`);
  return seconds;
}

function falseDifferences(engine: DiffEngine, equal: readonly Pair[]): number {
  return equal.filter(({ desired, actual }) => engine.changes(desired, actual) > 0).length;
}
