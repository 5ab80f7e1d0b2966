import { addDays } from "../dates.ts";
import { chance, pick } from "../draw.ts";
import { niNumberOf } from "../identifiers.ts";
import { drawFamilyName, drawName } from "../names/draw-name.ts";
import { openPosts } from "../open-posts.ts";
import type { StaffMember } from "../staff-member.ts";
import { type Agenda, someoneFrom, timesToday } from "./agenda.ts";

const dailyNames = 0.00012;
const dailyCorrections = 0.00005;
const dailyAmendments = 0.0078;
// Far above any human's number: a corrected National Insurance number must not become another human's.
const correctedHumans = 499_979;

function drawNewName(
  agenda: Agenda,
  member: StaffMember,
): { lastName: string; title?: string; firstName?: string } {
  const { random } = agenda;
  const { name } = member;
  const partner = drawFamilyName(random);
  if (name.maidenName !== "" && chance(random, 0.3))
    return { lastName: name.maidenName, title: "Ms." };
  if (chance(random, 0.2)) return { lastName: `${name.lastName}-${partner}` };
  if (chance(random, 0.08))
    return { lastName: name.lastName, firstName: drawName(random).firstName, title: "Mx." };
  return name.gender === "F" ? { lastName: partner, title: "Mrs." } : { lastName: partner };
}

function drawCorrection(
  agenda: Agenda,
  member: StaffMember,
): { birthDate: string } | { niNumber: string } {
  const { random } = agenda;
  if (member.niNumber === "") return { niNumber: niNumberOf(member.human) };
  if (chance(random, 0.5)) return { niNumber: niNumberOf(member.human + correctedHumans) };
  return { birthDate: addDays(member.birthDate, pick(random, [-3650, -30, -1, 1, 9, 365])) };
}

function planAmendment(agenda: Agenda): void {
  const { random } = agenda;
  const found = someoneFrom(
    agenda,
    agenda.census.settled,
    (member) => openPosts(member).length > 0,
  );
  if (found === undefined) return;
  const { assignmentId } = pick(random, openPosts(found.member));
  const what = pick(random, ["hours", "pay-step", "pay-step", "touch"] as const);
  const fte = pick(random, [1, 0.9, 0.8, 0.6, 0.4]);
  const amended = { kind: "amend", slot: found.slot, assignmentId, what } as const;
  agenda.events.push(what === "hours" ? { ...amended, fte } : amended);
}

/** Plans today's changes to what is on record: names, corrected birth dates and numbers, and many that matter to no account. */
export function planRecords(agenda: Agenda): void {
  const { census, events } = agenda;
  const people = census.settled.length;
  for (let left = timesToday(agenda, people, dailyNames); left > 0; left--) {
    const found = someoneFrom(agenda, census.settled);
    if (found !== undefined)
      events.push({ kind: "change-name", slot: found.slot, ...drawNewName(agenda, found.member) });
  }
  for (let left = timesToday(agenda, people, dailyCorrections); left > 0; left--) {
    const found = someoneFrom(agenda, census.settled);
    if (found !== undefined)
      events.push({ kind: "correct", slot: found.slot, ...drawCorrection(agenda, found.member) });
  }
  for (let left = timesToday(agenda, people, dailyAmendments); left > 0; left--)
    planAmendment(agenda);
  // Even a quiet day has a row: an extract has three at least.
  if (events.length === 0) planAmendment(agenda);
}
