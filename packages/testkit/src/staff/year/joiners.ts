import { nextMonday } from "../changeover.ts";
import { addDays } from "../dates.ts";
import { below, chance, pick } from "../draw.ts";
import { slotsLike } from "../estate/position-at.ts";
import { perBlock } from "../ground.ts";
import { type Agenda, someoneFrom, timesToday } from "./agenda.ts";

const dailyJoiners = 0.015 / 30.4;
const leadDays = 35;

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

/** Takes the number of a human of whom nobody has heard. */
export function takeHuman(agenda: Agenda): number {
  const human = agenda.nextHuman;
  agenda.nextHuman += 2;
  return human;
}

function planRehire(agenda: Agenda): boolean {
  const longEnough = addDays(agenda.date, -14);
  const found = someoneFrom(
    agenda,
    agenda.census.former,
    ({ terminationDate }) => terminationDate < longEnough,
  );
  if (found === undefined) return false;
  const { slot, member } = found;
  const retired = member.terminationReason.includes("Retirement");
  const newProfile = retired || chance(agenda.random, 0.4);
  agenda.events.push({
    kind: "rehire",
    slot,
    position: drawPostLike(agenda, member.assignments[0]?.position ?? 0),
    newProfile,
  });
  return true;
}

/** Plans today's joiners: most are announced weeks before, some start unannounced or even late, a few come back. */
export function planJoiners(agenda: Agenda): void {
  const { census, date, random } = agenda;
  const people = census.settled.length + census.leaving.length;
  for (let left = timesToday(agenda, people, dailyJoiners); left > 0; left--) {
    if (chance(random, 0.06) && planRehire(agenda)) continue;
    const human = takeHuman(agenda);
    const position = drawPost(agenda);
    if (chance(random, 0.7)) {
      const hireDate = nextMonday(addDays(date, 7 + below(random, leadDays)));
      agenda.events.push({ kind: "offer", human, position, hireDate });
    } else {
      const hireDate = addDays(date, chance(random, 0.3) ? -below(random, 14) : 0);
      agenda.events.push({ kind: "hire-unannounced", human, position, hireDate });
    }
  }
}
