import type { ExpectedAssignment, ExpectedPerson, ExpectedProfile } from "./expected-person.ts";
import { expectedProfile } from "./expected-profile.ts";
import type { Trust } from "./trust.ts";

function isOpen(assignment: ExpectedAssignment, date: string): boolean {
  const { state, start, end } = assignment;
  if (start > date || state === "accepted") return false;
  return end === undefined || end >= date;
}

function isToCome(assignment: ExpectedAssignment, date: string): boolean {
  return assignment.start > date && assignment.state !== "ended";
}

// The profile that counts: one with an open post before all others, then the one that was hired last.
function foremost(profiles: readonly ExpectedProfile[], date: string): ExpectedProfile {
  const rank = (profile: ExpectedProfile) =>
    `${profile.assignments.some((held) => isOpen(held, date)) ? 1 : 0}${profile.hireDate}`;
  return profiles.reduce((best, profile) => (rank(profile) > rank(best) ? profile : best));
}

function lastEnding(profiles: readonly ExpectedProfile[]): ExpectedPerson["left"] {
  const endings = profiles.flatMap(({ vpd, terminationDate, terminationReason: reason = "" }) =>
    terminationDate === undefined ? [] : [{ vpd, terminationDate, reason }],
  );
  return endings.toSorted((a, b) => b.terminationDate.localeCompare(a.terminationDate))[0];
}

function personFrom(
  human: number,
  profiles: readonly ExpectedProfile[],
  date: string,
): ExpectedPerson {
  const assignments = profiles.flatMap((profile) => profile.assignments);
  const openAssignments = assignments.filter((assignment) => isOpen(assignment, date));
  const { name } = foremost(profiles, date);
  const known = { human, profiles, name, openAssignments };
  if (openAssignments.length > 0) return { ...known, standing: "in-post" };
  if (assignments.some((held) => isToCome(held, date))) return { ...known, standing: "applicant" };
  const left = lastEnding(profiles);
  return { ...known, standing: "leaver", ...(left && { left }) };
}

/**
 * Works out what a reader of all files up to now ought to know on a day: the facts of every human, in the order of their first profiles.
 *
 * The day is the trust's own when left out; another day only moves the line between held, past and future posts. The files read
 * are those of the VPDs given, of both when left out: a human seen in one VPD alone looks like a leaver sooner.
 */
export function expectedStaff(
  trust: Trust,
  date: string = trust.date,
  vpds?: readonly string[],
): readonly ExpectedPerson[] {
  const profilesByHuman = new Map<number, ExpectedProfile[]>();
  for (const one of trust.neighbour === undefined ? [trust] : [trust, trust.neighbour]) {
    if (vpds !== undefined && !vpds.includes(one.vpd)) continue;
    for (const member of one.staff) {
      const profile = expectedProfile(one, member);
      if (profile === undefined) continue;
      const known = profilesByHuman.get(member.human);
      if (known === undefined) profilesByHuman.set(member.human, [profile]);
      else known.push(profile);
    }
  }
  return Array.from(profilesByHuman, ([human, profiles]) => personFrom(human, profiles, date));
}
