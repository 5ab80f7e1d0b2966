import type { WriteLease } from "@rollcall/core";
import { lendLease } from "@rollcall/testkit";
import type { Count, Meter } from "@rollcall/testkit/national-directory";
import { type MonthSize, type Movement, type MovementKind, movementsOf } from "./movements.ts";
import { type Nation, startNation } from "./nation.ts";

/** What movements asked of the directory. */
export interface Tally extends Omit<Count, "throttled"> {
  movements: number;
}

/** What came of a month. */
export interface Replay {
  readonly all: Tally;
  readonly byKind: ReadonlyMap<MovementKind, Tally>;
  /** The most writes in any five minutes. */
  readonly worst: number;
  /** Answers with 429. */
  readonly throttled: number;
  /** In milliseconds: the longest that a movement waited from being known to being done. */
  readonly longest: number;
}

/** Replays a month beside applications that take a share of the tenant's writes. Throws when a movement is not carried out. */
export async function replayMonth(size: MonthSize, writeShare: number): Promise<Replay> {
  const nation = await startNation(size, writeShare);
  try {
    return await replayed(nation, movementsOf(size));
  } finally {
    await nation[Symbol.asyncDispose]();
  }
}

async function replayed(nation: Nation, movements: Iterable<Movement>): Promise<Replay> {
  const { clock, meter, view } = nation.directory;
  const byKind = new Map<MovementKind, Tally>();
  const all = noTally();
  const lease = await lendLease(async (lent) => lent);
  let longest = 0;
  meter.reset();
  for (const movement of movements) {
    clock.advance(movement.at - clock.now());
    const cost = await costOf(meter, () => carryOut(nation, movement, lease));
    const own = byKind.get(movement.kind) ?? noTally();
    byKind.set(movement.kind, own);
    for (const tally of [all, own]) add(tally, cost);
    longest = Math.max(longest, clock.now() - movement.at);
  }
  if (view.trespasses.length > 0) throw new Error("somebody else's account was written");
  const worst = meter.worstWrites(300_000);
  return { all, byKind, worst, throttled: meter.total.throttled, longest };
}

async function carryOut(
  { session }: Nation,
  { operation }: Movement,
  lease: WriteLease,
): Promise<void> {
  const receipt = await session.write?.execute(operation, lease);
  if (receipt?.status !== "done") throw new Error(`${operation.id} is ${receipt?.status}`);
}

async function costOf({ total }: Meter, act: () => Promise<void>): Promise<Tally> {
  const { requests, units, writes } = total;
  await act();
  return {
    movements: 1,
    requests: total.requests - requests,
    units: total.units - units,
    writes: total.writes - writes,
  };
}

function noTally(): Tally {
  return { movements: 0, requests: 0, units: 0, writes: 0 };
}

function add(tally: Tally, cost: Tally): void {
  tally.movements += cost.movements;
  tally.requests += cost.requests;
  tally.units += cost.units;
  tally.writes += cost.writes;
}
