import { bootstrapIntervals, type Interval, publishedRates } from "@rollcall/risk";
import { type AttackerKind, seededRandom } from "@rollcall/testkit";
import { median } from "../statistics.ts";
import { table } from "../table.ts";
import { attackerKinds, type Observed } from "./observe.ts";
import { plotAsked } from "./plot-asked.ts";

const shares = [0.999, 0.995, 0.99, 0.98, 0.97] as const;
const counts = [12, 39] as const;
const rounds = 200;
const published = { naive: "naive", vpn: "VPN", targeted: "targeted" } as const;

/** What one model said, and what to call it. */
export interface NamedRun {
  readonly name: string;
  readonly observed: readonly Observed[];
}

/**
 * Writes, for each attacker and share detected, how many of a person's first sign-ins are asked for more: the published
 * figures, then each model's, as a table and as a plot.
 */
export function askedAgain(runs: readonly NamedRun[]): string {
  const found = runs.map(({ name, observed }) => {
    const figures = figuresOf(observed);
    return { name, figures, cells: cellsOf(observed, figures) };
  });
  const plots = counts.map((signIns) => {
    const series = found.map(({ name, figures }) => [name, rates(figures, signIns)] as const);
    const plot = plotAsked({
      columns: shares.map(String),
      groups: attackerKinds,
      series: new Map([["published", publishedRatesOf(signIns)], ...series]),
    });
    return `Of the first ${signIns}, by the share of attempts that is detected:\n\n${plot}`;
  });
  return [tableOf(found), ...plots].join("\n\n");
}

/** The shares asked of the first so many sign-ins, attacker by attacker. */
function rates(figures: readonly number[], signIns: 12 | 39): readonly number[] {
  const width = attackerKinds.length * shares.length;
  const from = counts.indexOf(signIns) * width;
  return figures.slice(from, from + width).map((asked) => asked / signIns);
}

function publishedRatesOf(signIns: 12 | 39): readonly number[] {
  return attackerKinds.flatMap((attacker) =>
    shares.map((share) => (publishedRate(attacker, signIns, share)?.asked ?? Number.NaN) / signIns),
  );
}

function tableOf(
  found: readonly { readonly name: string; readonly cells: readonly string[] }[],
): string {
  const rows = counts.flatMap((signIns) =>
    attackerKinds.flatMap((attacker) => [
      [`${attacker}, first ${signIns}`, "published", ...publishedCells(attacker, signIns)],
      ...found.map(({ name, cells }) => ["", name, ...cellsFor(cells, attacker, signIns)]),
    ]),
  );
  return table(["attacker", "model", ...shares.map((share) => `detects ${share}`)], rows);
}

function publishedCells(attacker: AttackerKind, signIns: 12 | 39): readonly string[] {
  return shares.map((share) => {
    const rate = publishedRate(attacker, signIns, share);
    return rate ? `${rate.asked}/${signIns}` : "";
  });
}

function publishedRate(
  attacker: AttackerKind,
  signIns: 12 | 39,
  share: number,
): (typeof publishedRates)[number] | undefined {
  return publishedRates.find(
    (one) =>
      one.attacker === published[attacker] && one.signIns === signIns && one.detected === share,
  );
}

function cellsFor(
  cells: readonly string[],
  attacker: AttackerKind,
  signIns: 12 | 39,
): readonly string[] {
  const row = counts.indexOf(signIns) * attackerKinds.length + attackerKinds.indexOf(attacker);
  return cells.slice(row * shares.length, (row + 1) * shares.length);
}

function cellsOf(observed: readonly Observed[], figures: readonly number[]): readonly string[] {
  const bootstrap = { random: seededRandom(1), rounds };
  const intervals = bootstrapIntervals(observed, figuresOf, bootstrap);
  return figures.map((figure, index) => {
    const { low, high } = intervals[index] as Interval;
    const of = counts[Math.floor(index / (attackerKinds.length * shares.length))];
    return `${figure}/${of} (${low}–${high})`;
  });
}

/** Medians over people, for each count of sign-ins, attacker and share, in that order. */
function figuresOf(observed: readonly Observed[]): readonly number[] {
  return counts.flatMap((signIns) => {
    const enough = observed.filter(({ own }) => own.length >= signIns);
    return attackerKinds.flatMap((kind) => {
      const attacks = Float64Array.from(
        enough.flatMap(({ attacksAtFirst }) => attacksAtFirst[kind].slice(0, signIns)),
      ).sort();
      return shares.map((share) => medianAsked(enough, signIns, thresholdFor(attacks, share)));
    });
  });
}

/** The highest threshold that a share of sorted attacks reaches. */
function thresholdFor(attacks: Float64Array, share: number): number {
  return attacks[Math.floor((1 - share) * attacks.length + 1e-9)] ?? Number.NaN;
}

function medianAsked(people: readonly Observed[], signIns: number, threshold: number): number {
  if (people.length === 0) return Number.NaN;
  return median(
    people.map(({ own }) => own.slice(0, signIns).filter((bits) => bits >= threshold).length),
  );
}
