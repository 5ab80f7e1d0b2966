import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Contender, type Measured, measure } from "../child.ts";
import { table } from "../table.ts";

/** How many passwords the sets are built of. */
export interface CompromisedSizes {
  readonly keys: number;
  /** What the peers can bear. */
  readonly peerKeys: number;
  /** In one of the 256 parts of a set. */
  readonly partKeys: number;
}

interface Row extends Contender {
  /** Among those that have the peers' size, the row that ratios are to. */
  readonly compared: boolean;
}

const heapCap = 2048;

/** Builds sets of compromised passwords and looks passwords up in them, beside filters from npm. */
export async function benchCompromised(
  folder: string,
  sizes: CompromisedSizes,
  rounds: number,
): Promise<string> {
  const sets = join(folder, "compromised");
  await mkdir(sets, { recursive: true });
  const contenders = rowsOf(sets, sizes);
  const measured = await measure(contenders, rounds);
  await rm(sets, { recursive: true, force: true });
  const ours = measured[contenders.findIndex(({ compared }) => compared)] as Measured;
  const rows = contenders.map(({ name, compared }, index) =>
    cells(name, measured[index] as Measured, compared ? ours : undefined),
  );
  return table(head, rows);
}

function rowsOf(sets: string, { keys, peerKeys, partKeys }: CompromisedSizes): readonly Row[] {
  const directory = "./passwords/compromised/";
  const ours = (name: string, args: readonly (string | number)[], compared = false): Row => ({
    name: `Rollcall, ${name}`,
    script: `${directory}rollcall.ts`,
    args: [sets, ...args.map(String)],
    heapCap,
    compared,
  });
  const peer = (name: string): Row => ({
    name,
    script: `${directory}${name}.ts`,
    args: [String(peerKeys)],
    heapCap,
    compared: true,
  });
  return [
    ours("in memory", [keys, "memory"]),
    ours("on the disk", [keys, "disk"]),
    ours("one part of 256, in memory", [partKeys, "memory", "part"]),
    ours("in memory", [peerKeys, "memory"], true),
    peer("binary-fuse-filter"),
    peer("bloom-filters"),
  ];
}

const head = [
  "set",
  "passwords",
  "built a second",
  "a CPU second",
  "peak MB of build",
  "bits each",
  "not found of",
  "those in it",
  "found of",
  "those not in it",
  "expected",
  "look-up p50",
  "p99",
  "build to ours",
  "look-up to ours",
];

function cells(name: string, of: Measured, ours: Measured | undefined): readonly string[] {
  const figure = (key: string): number => of[key] as number;
  const ratio = (key: string): string =>
    ours ? `${(figure(key) / (ours[key] as number)).toFixed(1)} ×` : "";
  const share = name === "binary-fuse-filter" ? 2 ** -8 : 2 ** -16;
  return [
    name,
    count(figure("keys")),
    count(figure("keys") / figure("buildSeconds")),
    count(figure("keys") / figure("buildCpu")),
    count(figure("buildMegabytes")),
    figure("bits").toFixed(2),
    count(figure("denied")),
    count(figure("looked")),
    count(figure("wronglyFound")),
    count(figure("looked")),
    (figure("looked") * share).toFixed(1),
    time(figure("typical")),
    time(figure("slow")),
    ratio("buildSeconds"),
    ratio("typical"),
  ];
}

function count(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

function time(nanoseconds: number): string {
  return nanoseconds < 10_000 ? `${count(nanoseconds)} ns` : `${count(nanoseconds / 1000)} µs`;
}
