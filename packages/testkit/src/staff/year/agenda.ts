import { weekdayOf } from "../dates.ts";
import { below, chance } from "../draw.ts";
import type { StaffEvent } from "../events/staff-event.ts";
import { type Random, randomFrom } from "../random.ts";
import type { StaffMember } from "../staff-member.ts";
import type { Trust } from "../trust.ts";
import { type Census, censusOf } from "./census.ts";

/** The plan of one day as it grows: nothing has happened yet. */
export interface Agenda {
  readonly trust: Trust;
  readonly date: string;
  readonly random: Random;
  readonly census: Census;
  readonly events: StaffEvent[];
  /** The slots to which something happens already: one event a day each. */
  readonly taken: Set<number>;
  nextHuman: number;
}

const stream = 0x59_72;
const attempts = 20;
const weekdayShare = 1.35;
const weekendShare = 0.12;

/** Opens the plan of a day. */
export function agendaFor(trust: Trust, date: string): Agenda {
  const { population, keyBase } = trust.ground;
  const random = randomFrom(population.seed, stream, keyBase, Number(date.replaceAll("-", "")));
  const { nextHuman } = trust;
  return { trust, date, random, census: censusOf(trust), events: [], taken: new Set(), nextHuman };
}

/** Draws how often something happens today that happens to `share` of `people` on an average day; weekends are quiet. */
export function timesToday(agenda: Agenda, people: number, share: number): number {
  const weekday = weekdayOf(agenda.date);
  const expected = people * share * (weekday === 0 || weekday === 6 ? weekendShare : weekdayShare);
  return Math.floor(expected) + (chance(agenda.random, expected % 1) ? 1 : 0);
}

/** Draws somebody from the list to whom nothing happens yet today; undefined when nobody suitable is found. */
export function someoneFrom(
  agenda: Agenda,
  slots: readonly number[],
  suits: (member: StaffMember) => boolean = () => true,
): { readonly slot: number; readonly member: StaffMember } | undefined {
  for (let attempt = 0; attempt < attempts && slots.length > 0; attempt++) {
    const slot = slots[below(agenda.random, slots.length)] as number;
    const member = agenda.trust.staff[slot];
    if (member === undefined || agenda.taken.has(slot) || !suits(member)) continue;
    agenda.taken.add(slot);
    return { slot, member };
  }
  return undefined;
}
