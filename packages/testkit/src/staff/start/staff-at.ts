import { addDays } from "../dates.ts";
import { below } from "../draw.ts";
import { positionAt } from "../estate/position-at.ts";
import type { Ground } from "../ground.ts";
import { humanAt } from "../human.ts";
import { employeeNumberOf } from "../identifiers.ts";
import { keyAt } from "../keys.ts";
import { randomFrom } from "../random.ts";
import type { StaffMember } from "../staff-member.ts";
import { drawEmployment, type Employment } from "./employment.ts";
import { humanNumberAt } from "./human-number.ts";
import { profileKindAt } from "./profile-kind.ts";
import { drawAssignments } from "./starting-assignments.ts";
import { withTitle } from "./with-title.ts";

const stream = 0x53_74;

// Since when the person row has been as it is: an applicant's since the offer, an ex-employee's since the day after the last.
function seenSince(
  { standing, hireDate, terminationDate }: Omit<Employment, "lastWorkingDay">,
  startDate: string,
): string {
  if (standing === "applicant") return addDays(startDate, -5);
  return standing === "ex-employee" ? addDays(terminationDate, 1) : hireDate;
}

/** Makes the profile with this index as it is at the start, without making any other. */
export function staffAt(ground: Ground, index: number): StaffMember {
  const { population } = ground;
  const random = randomFrom(population.seed, stream, ground.keyBase, index);
  const human = humanAt(population, humanNumberAt(ground, index));
  const kind = profileKindAt(ground, index);
  const { birthDate } = human;
  const terms = drawEmployment(random, { ground, index, kind, birthDate });
  const assignments = drawAssignments(random, { ground, index, employment: terms });
  const { lastWorkingDay: _ofAssignments, ...employment } = terms;
  const [first] = assignments;
  const role = first && positionAt(ground, first.position).role;
  const absent = employment.standing === "employee" && first?.status !== "active";
  return {
    ...withTitle(random, human, role),
    personId: keyAt(ground, index),
    employeeNumber: employment.standing === "applicant" ? "" : employeeNumberOf(index),
    ...employment,
    returnDate: absent ? addDays(population.startDate, 10 + below(random, 200)) : "",
    effectiveStart: seenSince(employment, population.startDate),
    updated: `${addDays(population.startDate, -1 - below(random, 100))}T161500`,
    assignments,
  };
}
