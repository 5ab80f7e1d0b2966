import { type Measured, measure } from "../child.ts";
import { table } from "../table.ts";

/** How large the stream of sign-ins is. */
export interface RiskSpeedOptions {
  readonly people: number;
  readonly days: number;
  /** The engine of rules is shown so many events at most, since it takes as long for them as the models for all. */
  readonly peerEvents: number;
  readonly rounds: number;
}

const names = ["compact", "exact", "json-rules-engine"] as const;

/** Lets every contender score and learn the same sign-ins, one after the other, in turn round by round. */
export async function benchRiskSpeed(options: RiskSpeedOptions): Promise<string> {
  const { people, days, peerEvents, rounds } = options;
  const measured = await measure(
    names.map((name) => ({
      name,
      script: "./risk-speed/run.ts",
      args: [name, people, days, name === names[2] ? peerEvents : 1e9].map(String),
      heapCap: 2_500,
      flags: ["--expose-gc"],
    })),
    rounds,
  );
  const ours = measured[0] as Measured;
  return table(
    [
      "scores and learns",
      "events",
      "events/s",
      "events per CPU s",
      "time",
      "p50 µs",
      "p99 µs",
      "bytes a person",
      "shared MB",
    ],
    measured.map((figures, at) => rowOf(names[at] as string, figures, ours)),
  );
}

function rowOf(name: string, figures: Measured, ours: Measured): readonly string[] {
  const {
    events = 0,
    rate = 0,
    cpuRate = 1,
    median = 0,
    worst = 0,
    bytes = 0,
    shared = 0,
  } = figures;
  return [
    name,
    grouped(events),
    grouped(rate),
    grouped(cpuRate),
    `${((ours.cpuRate as number) / cpuRate).toFixed(1)} ×`,
    median.toFixed(1),
    worst.toFixed(1),
    grouped(bytes),
    shared === 0 ? "–" : shared.toFixed(1),
  ];
}

function grouped(figure: number): string {
  return Math.round(figure).toLocaleString("en-GB");
}
