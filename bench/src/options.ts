import { parseArgs } from "node:util";

/** The benches, in the order in which they run. */
export const benches = [
  "diff",
  "esr",
  "reconcile",
  "changes",
  "directory",
  "national",
  "month",
  "sign-ins",
  "risk-speed",
  "passwords",
  "compromised",
  "risk-feed",
] as const;

/** One of {@link benches}. */
export type Bench = (typeof benches)[number];

/** What the command line asks for. */
export interface BenchOptions {
  /** Small sizes, to see that everything runs. */
  readonly quick: boolean;
  readonly only: readonly Bench[];
}

/** Reads `--quick` and `--only <bench>`, which may be given several times. Throws TypeError on anything else. */
export function benchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string", multiple: true, default: [] },
    },
  });
  const unknown = values.only.find((name) => !benches.some((bench) => bench === name));
  if (unknown !== undefined) throw new TypeError(`--only takes ${benches.join(", ")}`);
  const only = values.only as Bench[];
  return { quick: values.quick, only: only.length > 0 ? only : benches };
}
