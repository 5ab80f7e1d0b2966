import type { Slot } from "./unique-key.ts";
import type { WriteUnit } from "./write-unit.ts";

/** That one write has to wait for another, by their numbers, and for what. */
export interface Wait {
  readonly from: number;
  readonly to: number;
  readonly reasons: readonly WaitReason[];
}

/** What the one takes that the other has to give first. */
export interface WaitReason {
  /** The attributes by which the waiting write takes it; none for a delete, which takes nothing. */
  readonly takes: readonly string[];
  /**
   * What the other gives: a unique value by slot name, a reference let go of, its existence, or `order` when the two
   * writes are of one account and must come in order.
   */
  readonly gives:
    | { readonly what: "slot"; readonly name: string; readonly slot: Slot }
    | { readonly what: "reference"; readonly attribute: string; readonly to: string }
    | { readonly what: "existence" }
    | { readonly what: "order" };
}

/** Works out which writes have to wait for which others, in the order of their numbers. */
export function waitsFor(units: readonly WriteUnit[]): readonly Wait[] {
  const givers = findGivers(units);
  return units.flatMap((unit, from) => {
    const byGiver = new Map<number, WaitReason[]>();
    for (const { to, reason } of waitsOf(unit, givers)) {
      if (to === undefined) continue;
      // What an account passes through between its own writes is kept apart by their order alone.
      const isOwn = units[to]?.change === unit.change;
      if (isOwn && (reason.gives.what === "slot" || reason.gives.what === "reference")) continue;
      const reasons = byGiver.get(to);
      if (reasons) reasons.push(reason);
      else byGiver.set(to, [reason]);
    }
    return [...byGiver].map(([to, reasons]) => ({ from, to, reasons }));
  });
}

interface Givers {
  readonly units: ReadonlyMap<WriteUnit, number>;
  /** Who lets go of a unique value, by slot name. */
  readonly slots: ReadonlyMap<string, number>;
  /** Who makes an account, by its key. */
  readonly makers: ReadonlyMap<string, number>;
  /** Who lets go of a reference to an account that is deleted, by its key. */
  readonly droppers: ReadonlyMap<string, readonly { to: number; attribute: string }[]>;
}

function findGivers(units: readonly WriteUnit[]): Givers {
  const slots = new Map<string, number>();
  const makers = new Map<string, number>();
  const droppers = new Map<string, { to: number; attribute: string }[]>();
  for (const { form, change } of units) if (form === "delete") droppers.set(change.key, []);
  for (const [number, { form, change, effects }] of units.entries()) {
    if (form === "create") makers.set(change.key, number);
    for (const name of effects.releases.keys()) slots.set(name, number);
    for (const { attribute, to } of effects.drops)
      droppers.get(to)?.push({ to: number, attribute });
  }
  const numbers = new Map(units.map((unit, number) => [unit, number]));
  return { units: numbers, slots, makers, droppers };
}

function* waitsOf(
  unit: WriteUnit,
  givers: Givers,
): Generator<{ readonly to: number | undefined; readonly reason: WaitReason }> {
  const { form, change, effects, follows } = unit;
  for (const [name, slot] of effects.claims) {
    const takes = slot.within === undefined ? [slot.attribute] : [slot.attribute, slot.within];
    yield { to: givers.slots.get(name), reason: { takes, gives: { what: "slot", name, slot } } };
  }
  for (const { attribute, to } of effects.gains) {
    const reason: WaitReason = { takes: [attribute], gives: { what: "existence" } };
    yield { to: givers.makers.get(to), reason };
  }
  for (const unit of follows ?? []) {
    yield { to: givers.units.get(unit), reason: { takes: [], gives: { what: "order" } } };
  }
  if (form !== "delete") return;
  for (const { to, attribute } of givers.droppers.get(change.key) ?? []) {
    const gives = { what: "reference", attribute, to: change.key } as const;
    yield { to, reason: { takes: [], gives } };
  }
}
