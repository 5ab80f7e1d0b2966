import { nextMonday } from "../changeover.ts";
import { addDays } from "../dates.ts";
import { below, chance } from "../draw.ts";
import { type Agenda, someoneFrom, timesToday } from "./agenda.ts";
import { drawPost, drawPostLike } from "./draw-post.ts";

const dailyJoiners = 0.015 / 30.4;
const leadDays = 35;

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
