import { table } from "../../table.ts";
import type { MonthSize } from "./movements.ts";
import { type Replay, replayMonth, type Tally } from "./replay.ts";

/** What all applications of a tenant may write in five minutes ("Microsoft Graph throttling limits"). */
const tenantWrites = 18_000;

/** What share of the tenant's writes other applications take. */
const neighbours = [0, 0.9, 0.95];

/** Replays a month of the nation alone and beside others, and counts what it asks of Graph. */
export async function benchMonth(size: MonthSize): Promise<string> {
  const rows: string[][] = [];
  for (const share of neighbours) {
    const replay = await replayMonth(size, share);
    if (share === 0) rows.push(...kindRows(replay));
    rows.push(row(replay, share));
  }
  const each = ["requests each", "units each", "writes each"];
  const whole = ["worst 5 min", "of 18,000", "429", "longest wait"];
  return table(["", "movements", ...each, ...whole], rows);
}

function kindRows({ byKind }: Replay): string[][] {
  const names = { joiner: "joiners", mover: "movers", leaver: "leavers", change: "changes" };
  return [...byKind].map(([kind, tally]) => [names[kind], ...perMovement(tally)]);
}

function row({ all, worst, throttled, longest }: Replay, share: number): string[] {
  return [
    share === 0 ? "all, alone" : `all, others take ${share * 100} %`,
    ...perMovement(all),
    worst.toLocaleString("en-GB"),
    `${((100 * worst) / tenantWrites).toFixed(2)} %`,
    throttled.toLocaleString("en-GB"),
    `${(longest / 60_000).toFixed(1)} min`,
  ];
}

function perMovement({ movements, requests, units, writes }: Tally): string[] {
  const each = (count: number): string => (count / movements).toFixed(2);
  return [movements.toLocaleString("en-GB"), each(requests), each(units), each(writes)];
}
