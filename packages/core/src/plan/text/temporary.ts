import type { AttributeDelta, Operation, UpdateOperation } from "../../model/operation.ts";
import type { AttributeValue } from "../../model/value.ts";
import { printable, valueText } from "./value.ts";

/** Tells which operations are temporary steps of a swap, and why they are needed, by the operation's id. */
export type Temporaries = ReadonlyMap<string, string>;

/**
 * Finds the steps that set a value which a later step of the same account sets again: they let go of a unique value so that
 * another account can take it.
 */
export function findTemporaries(operations: readonly Operation[]): Temporaries {
  const lastSetting = new Map<string, number>();
  const temporaries = new Map<string, string>();
  const takers = takersOf(operations);
  for (let index = operations.length - 1; index >= 0; index--) {
    const operation = operations[index];
    if (operation?.kind !== "update") continue;
    for (const delta of operation.deltas.filter(sets)) {
      const place = JSON.stringify([operation.target, operation.ref.stable, delta.attribute]);
      const final = lastSetting.get(place);
      if (final === undefined) lastSetting.set(place, index);
      else temporaries.set(operation.id, explained(operation, delta, { final, takers }));
    }
  }
  return temporaries;
}

/** By operation that must come first: the positions of those that wait for it. */
function takersOf(operations: readonly Operation[]): ReadonlyMap<string, readonly number[]> {
  const takers = new Map<string, number[]>();
  for (const [index, operation] of operations.entries()) {
    for (const id of operation.after) {
      const known = takers.get(id);
      if (known) known.push(index);
      else takers.set(id, [index]);
    }
  }
  return takers;
}

function sets(delta: AttributeDelta): boolean {
  return delta.change === "replace" || delta.change === "clear";
}

function explained(
  operation: UpdateOperation,
  delta: AttributeDelta,
  at: { readonly final: number; readonly takers: ReadonlyMap<string, readonly number[]> },
): string {
  const before: AttributeValue | null | undefined = operation.expects.attributes?.[delta.attribute];
  const value = before == null ? "its value" : valueText(delta.attribute, before);
  const takers = (at.takers.get(operation.id) ?? []).filter((index) => index !== at.final);
  const others = takers.map((index) => String(index + 1)).join(" and ");
  const taking = others === "" ? "another account can take it" : `${others} can take it`;
  return (
    `temporary: ${printable(delta.attribute)} lets go of ${value} so that ${taking}; ` +
    `${at.final + 1} gives the value that stays`
  );
}
