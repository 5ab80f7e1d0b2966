import type { SignIn } from "../../../src/sign-in/sign-in.ts";

/** A level as the published formula has it. */
type Read = (event: SignIn) => unknown;

const addressWeights = [0.6, 0.3, 0.1];
const agentWeights = [
  0.5386653840551359, 0.2680451498625666, 0.18818295100109536, 0.0051065150812021525,
];
const addressReads: readonly Read[] = [
  (event) => event.address ?? "",
  (event) => event.network?.number ?? "",
  (event) => event.place?.country ?? "",
];
const agentReads: readonly Read[] = [
  (event) => event.device?.agent ?? "",
  (event) => event.device?.browser ?? "",
  (event) => event.device?.system ?? "",
  (event) => event.device?.type ?? "",
];

const distinct = (values: readonly unknown[]): number => new Set(values).size;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const dayOf = (event: SignIn): number => Math.floor(event.at / 86_400_000);

/** Of the sign-ins of a history, those that count at a level: the first of each person, day and value. */
function counted(history: readonly SignIn[], read: Read): readonly SignIn[] {
  const seen = new Set<string>();
  return history.filter((event) => {
    const key = JSON.stringify([event.subject, dayOf(event), read(event)]);
    return !seen.has(key) && seen.add(key);
  });
}

function global(
  history: readonly SignIn[],
  event: SignIn,
  reads: readonly Read[],
  weights: readonly number[],
): number {
  const [first, ...lower] = reads as [Read, ...Read[]];
  const like = (rows: readonly SignIn[], read: Read) =>
    rows.filter((row) => read(row) === read(event));
  const rows = counted(history, first);
  const N = rows.length;
  const M = 1 + sum(lower.map((read) => distinct(history.map(read))));
  const c = like(rows, first).length;
  const withIt = like(history, first);
  const Mv = 1 + sum(lower.map((read) => distinct(withIt.map(read))));
  const smoothed = c > 0 ? (c / N) * (1 - M / (N + M)) * (c / (c + Mv)) : 1 / (N + M);
  return sum(
    reads.map((read, level) => {
      if (level === 0) return (weights[0] as number) * smoothed;
      const all = counted(history, read);
      return all.length === 0
        ? 0
        : ((weights[level] as number) * like(all, read).length) / all.length;
    }),
  );
}

function local(
  history: readonly SignIn[],
  event: SignIn,
  reads: readonly Read[],
  weights: readonly number[],
): number {
  const own = history.filter(({ subject }) => subject === event.subject);
  return sum(
    reads.map((read, level) => {
      const all = counted(own, read);
      const like = all.filter((row) => read(row) === read(event)).length;
      return all.length === 0 ? 0 : ((weights[level] as number) * like) / all.length;
    }),
  );
}

/**
 * Works the score out as a product, from the list of all sign-ins that were learnt and straight from the formula in
 * Freeman et al. as das-group/rba-algorithm smooths it. Nothing is shared with the model under test.
 */
export function naiveScore(history: readonly SignIn[], event: SignIn): number {
  let score = 1;
  for (const [reads, weights] of [
    [addressReads, addressWeights],
    [agentReads, agentWeights],
  ] as const) {
    const p = global(history, event, reads, weights);
    const own = local(history, event, reads, weights);
    score *= own === 0 ? 4 : p / own;
  }
  const days = counted(history, () => "");
  const ownDays = days.filter(({ subject }) => subject === event.subject).length;
  const people = distinct([...history, event].map(({ subject }) => subject));
  const all = days.length + (ownDays === 0 ? 1 : 0);
  return score * (1 / people / (Math.max(ownDays, 1) / all));
}
