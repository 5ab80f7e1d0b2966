import {
  challengeCurve,
  compactModel,
  exactModel,
  formatCurve,
  type SignInModel,
} from "@rollcall/risk";
import { type SyntheticSignInsOptions, seededRandom, syntheticSignIns } from "@rollcall/testkit";
import { askedAgain, type NamedRun } from "./asked-again.ts";
import { fairness } from "./fairness.ts";
import { knownFrom, type Observed, observe } from "./observe.ts";

/** How large the synthetic trust is. */
export interface SignInsOptions {
  readonly people: number;
  readonly days: number;
  /** How many people there are in a population that works from home alone. */
  readonly homes: number;
  readonly seed: number;
}

const start = Date.UTC(2026, 6, 6);
const rounds = 200;
const fairnessTargets = [0.05, 0.01];
const targets = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5];

/** The models that are compared, each with what to call it. */
const models: Readonly<Record<string, () => SignInModel>> = {
  exact: () => exactModel(),
  compact: () => compactModel(),
};

/**
 * Shows every model the same sign-ins of a synthetic trust and the same attempts, and writes what each detects at which
 * price, and who pays it.
 */
export function benchSignIns({ people, days, homes, seed }: SignInsOptions): string {
  const trust = runAll({ seed, people, days, start });
  const atHome = runAll({ seed, people: homes, days, start, pattern: "home" });
  const asked =
    "Of a person's first sign-ins, how many are asked for more (median over people), by what share of attempts is detected";
  return [
    `A trust: ${sizeOf(trust, people, days)}`,
    "",
    `${asked}:`,
    "",
    askedAgain(trust),
    "",
    ...fairnessTargets.flatMap((target) => [
      `Who is challenged, at ${target * 100} % of the sign-ins of all who signed in ${knownFrom} times before:`,
      "",
      fairness(trust, target),
      "",
    ]),
    ...trust.flatMap((run) => [
      `The curve of the ${run.name} model, from the 13th sign-in on:`,
      "",
      curveOf(run),
      "",
    ]),
    `Nearer to the published population, people who all work from home: ${sizeOf(atHome, homes, days)}`,
    "",
    `${asked}:`,
    "",
    askedAgain(atHome),
  ].join("\n");
}

function runAll(options: SyntheticSignInsOptions & { readonly start: number }): readonly Run[] {
  const world = syntheticSignIns(options);
  return Object.entries(models).map(([name, make]) => {
    process.stderr.write(`  ${name}, ${options.pattern ?? "trust"}\n`);
    const model = make();
    const measuredFrom = measuredFromDay(options.days);
    const observed = observe(model, { world, start: options.start, measuredFrom });
    return { name, version: model.version, observed };
  });
}

/** For a sixth of the days a model watches before anybody is measured. */
function measuredFromDay(days: number): number {
  return Math.floor(days / 6);
}

function sizeOf(runs: readonly Run[], people: number, days: number): string {
  const measured = runs[0]?.observed ?? [];
  const signIns = measured.reduce((sum, { own }) => sum + own.length, 0);
  return `${grouped(people)} people over ${days} days. Measured: ${grouped(measured.length)} who joined after day ${measuredFromDay(days)}, ${grouped(signIns)} sign-ins.`;
}

function grouped(count: number): string {
  return count.toLocaleString("en-GB");
}

interface Run extends NamedRun {
  readonly version: string;
}

function curveOf({ version, observed }: Run): string {
  const curve = challengeCurve({
    people: observed.filter(({ own }) => own.length > knownFrom).map(scoresOf),
    model: version,
    targets,
    bootstrap: { random: seededRandom(3), rounds },
  });
  return formatCurve(curve);
}

function scoresOf({ own, attacksLater }: Observed) {
  return { legitimate: own.slice(knownFrom), attacks: attacksLater };
}
