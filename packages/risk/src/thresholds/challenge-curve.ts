import { ConnectorError } from "@rollcall/core";
import { type Bootstrap, bootstrapIntervals, type Interval } from "./bootstrap.ts";
import { checkTarget, lowestThreshold, shareFrom, sortScores } from "./scores.ts";

/** The scores of one person, in bits. */
export interface PersonScores {
  /** Of sign-ins that are known to be the person's own. */
  readonly legitimate: readonly number[];
  /**
   * Of attempts of others to sign in as this person, by the kind of attacker: from incidents, from a test, or
   * simulated.
   */
  readonly attacks?: Readonly<Record<string, readonly number[]>>;
}

/** What a curve is drawn from. */
export interface ChallengeCurveOptions {
  readonly people: readonly PersonScores[];
  /** The version of the model that gave the scores. */
  readonly model: string;
  /** The challenge rates to draw; from 0.1 % to 50 % unless told. */
  readonly targets?: readonly number[];
  /** Draws people anew for an interval around each figure; without it there are none. */
  readonly bootstrap?: Bootstrap;
}

/** What each threshold would cost and bring. */
export interface ChallengeCurve {
  readonly model: string;
  /** How many legitimate sign-ins, and of how many people. */
  readonly sample: number;
  readonly people: number;
  /** The kinds of attackers, and how many attempts of each there were. */
  readonly attackers: Readonly<Record<string, number>>;
  /** From the lowest target to the highest. */
  readonly points: readonly CurvePoint[];
}

/** One threshold: what share of legitimate sign-ins it challenges, and what share of each attacker's. */
export interface CurvePoint {
  readonly target: number;
  /** In bits. */
  readonly challengeAt: number;
  readonly challenged: Estimate;
  readonly detected: Readonly<Record<string, Estimate>>;
}

/** A share, and, where it was asked for, from where to where it may lie when other people were asked. */
export interface Estimate {
  readonly share: number;
  readonly interval?: Interval;
}

const usualTargets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5];

/**
 * Draws the curve of thresholds: how many legitimate sign-ins each challenges against how many attacks. The intervals
 * take in that the threshold itself was chosen from the same people. Throws ConnectorError `invalid-value` without any
 * legitimate score, and for a score that is no finite number; `invalid-options` for a target outside 0 to 1.
 */
export function challengeCurve(options: ChallengeCurveOptions): ChallengeCurve {
  const { people, model, targets = usualTargets, bootstrap } = options;
  const ordered = targets.map(checkTarget).sort((a, b) => a - b);
  const kinds = [...new Set(people.flatMap(({ attacks = {} }) => Object.keys(attacks)))];
  const pooled = pool(people, kinds);
  if (pooled.legitimate.length === 0) throw nothingLegitimate();
  const intervals =
    bootstrap &&
    bootstrapIntervals(people, (drawn) => figuresOf(pool(drawn, kinds), ordered), bootstrap);
  const figures = figuresOf(pooled, ordered);
  const width = kinds.length + 1;
  const estimate = (at: number): Estimate => {
    const interval = intervals?.[at];
    return { share: figures[at] as number, ...(interval && { interval }) };
  };
  return {
    model,
    sample: pooled.legitimate.length,
    people: people.length,
    attackers: Object.fromEntries(kinds.map((kind, at) => [kind, pooled.attacks[at]?.length ?? 0])),
    points: ordered.map((target, row) => ({
      target,
      challengeAt: lowestThreshold(pooled.legitimate, target),
      challenged: estimate(row * width),
      detected: Object.fromEntries(kinds.map((kind, at) => [kind, estimate(row * width + 1 + at)])),
    })),
  };
}

interface Pooled {
  readonly legitimate: Float64Array;
  /** As the kinds stand. */
  readonly attacks: readonly Float64Array[];
}

function pool(people: readonly PersonScores[], kinds: readonly string[]): Pooled {
  return {
    legitimate: sortScores(people.flatMap(({ legitimate }) => legitimate)),
    attacks: kinds.map((kind) =>
      sortScores(people.flatMap(({ attacks = {} }) => attacks[kind] ?? [])),
    ),
  };
}

/**
 * For each target: the share of the legitimate that is challenged, then that of each attacker's. NaN where there is
 * nothing to count.
 */
function figuresOf({ legitimate, attacks }: Pooled, targets: readonly number[]): readonly number[] {
  return targets.flatMap((target) => {
    if (legitimate.length === 0) return [Number.NaN, ...attacks.map(() => Number.NaN)];
    const threshold = lowestThreshold(legitimate, target);
    return [
      shareFrom(legitimate, threshold),
      ...attacks.map((scores) => (scores.length === 0 ? Number.NaN : shareFrom(scores, threshold))),
    ];
  });
}

function nothingLegitimate(): ConnectorError {
  return new ConnectorError({
    code: "invalid-value",
    message: "there are no scores of legitimate sign-ins to draw a curve from",
    advice: "Give at least one person with a score.",
  });
}
