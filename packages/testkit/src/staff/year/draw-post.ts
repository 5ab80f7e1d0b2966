import { below, chance, pick } from "../draw.ts";
import { slotsLike } from "../estate/position-at.ts";
import { perBlock } from "../ground.ts";
import type { Agenda } from "./agenda.ts";

/** Draws a position that is not a manager's. */
export function drawPost(agenda: Agenda): number {
  const { random, trust } = agenda;
  const block = below(random, Math.floor(trust.positions.length / perBlock.positions));
  const slot = below(random, perBlock.positions - perBlock.departments);
  return block * perBlock.positions + perBlock.departments + slot;
}

/** Draws a position for somebody who holds one: mostly of the same staff group, anywhere in the trust. */
export function drawPostLike(agenda: Agenda, position: number): number {
  const { random, trust } = agenda;
  const slots = slotsLike(position);
  if (slots.length === 0 || chance(random, 0.1)) return drawPost(agenda);
  const block = below(random, Math.floor(trust.positions.length / perBlock.positions));
  return block * perBlock.positions + pick(random, slots);
}
