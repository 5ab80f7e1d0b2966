import { type Effects, effects, type ObjectChange } from "./object-change.ts";
import { type Holders, type Slot, slotsOf } from "./unique-key.ts";

/** Why a change cannot be made: a unique value that it asks for is not to be had. */
export interface Clash {
  readonly attribute: string;
  readonly because: string;
}

/** Who holds, asks for and lets go of each unique value, by slot name and index of the change. */
interface Market {
  readonly holds: Map<string, number>;
  readonly claims: Map<string, number[]>;
  readonly effects: readonly Effects[];
}

/**
 * Finds the changes that ask for a unique value which another account keeps, or which two ask for at once, by index.
 * A change that is stopped keeps what it holds, which may stop others in turn.
 */
export function clashes(
  changes: readonly ObjectChange[],
  holders: Holders,
): ReadonlyMap<number, Clash> {
  const market = open(changes);
  const stopped = new Map<number, Clash>();
  const queue: number[] = [];
  const stop = (index: number, slot: Slot, because: string) => {
    if (stopped.has(index)) return;
    stopped.set(index, { attribute: slot.attribute, because });
    queue.push(index);
  };
  for (const [index, { claims }] of market.effects.entries()) {
    for (const [name, slot] of claims) {
      const because = firstClash(changes, market, { index, name, slot, holders });
      if (because) stop(index, slot, because);
    }
  }
  for (let at = 0; at < queue.length; at++) {
    for (const [name, slot] of market.effects[queue[at] as number]?.releases ?? []) {
      for (const other of market.claims.get(name) ?? []) stop(other, slot, kept(slot));
    }
  }
  return stopped;
}

function open(changes: readonly ObjectChange[]): Market {
  const market: Market = {
    holds: new Map(),
    claims: new Map(),
    effects: changes.map(({ kind, before, after }) => effects(kind, before, after)),
  };
  for (const [index, { kind, before }] of changes.entries()) {
    for (const name of slotsOf(kind, before).keys()) market.holds.set(name, index);
    for (const name of market.effects[index]?.claims.keys() ?? []) {
      const claimants = market.claims.get(name);
      if (claimants) claimants.push(index);
      else market.claims.set(name, [index]);
    }
  }
  return market;
}

function firstClash(
  changes: readonly ObjectChange[],
  market: Market,
  at: { index: number; name: string; slot: Slot; holders: Holders },
): string | undefined {
  const { index, name, slot } = at;
  if ((market.claims.get(name)?.length ?? 0) > 1) {
    return `more than one account would get the same ${slot.attribute}`;
  }
  const inPlan = market.holds.get(name);
  if (inPlan !== undefined) {
    return market.effects[inPlan]?.releases.has(name) ? undefined : kept(slot);
  }
  const holder = at.holders.get(slot.attribute)?.get(slot.key);
  return holder === undefined || holder === changes[index]?.key ? undefined : kept(slot);
}

function kept({ attribute }: Slot): string {
  return `another account holds the ${attribute} that it should get, and keeps it`;
}
