import { addDays } from "../dates.ts";
import { below, chance } from "../draw.ts";
import { positionAt } from "../estate/position-at.ts";
import type { Role } from "../estate/role.ts";
import type { Ground } from "../ground.ts";
import { type Human, humanAt } from "../human.ts";
import { employeeNumberOf } from "../identifiers.ts";
import { keyAt } from "../keys.ts";
import type { Random } from "../random.ts";
import { randomFrom } from "../random.ts";
import type { StaffMember } from "../staff-member.ts";
import { drawEmployment } from "./employment.ts";
import { humanNumberAt, profileKindAt } from "./profile-kind.ts";
import { drawAssignments } from "./starting-assignments.ts";

const stream = 0x53_74;

/** Gives doctors their title; a few keep another one, as surgeons do. */
export function withTitle(random: Random, human: Human, role: Role | undefined): Human {
  if (role?.staffGroup !== "Medical and Dental" || !chance(random, 0.9)) return human;
  return { ...human, name: { ...human.name, title: chance(random, 0.03) ? "Prof." : "Dr." } };
}

/** Makes the profile with this index as it is at the start, without making any other. */
export function staffAt(ground: Ground, index: number): StaffMember {
  const { population } = ground;
  const random = randomFrom(population.seed, stream, ground.keyBase, index);
  const human = humanAt(population, humanNumberAt(ground, index));
  const kind = profileKindAt(ground, index);
  const { lastWorkingDay, ...employment } = drawEmployment(random, {
    ground,
    index,
    kind,
    birthDate: human.birthDate,
  });
  const assignments = drawAssignments(random, {
    ground,
    index,
    employment: { ...employment, lastWorkingDay },
  });
  const [first] = assignments;
  const role = first && positionAt(ground, first.position).role;
  const absent = employment.standing === "employee" && first?.status !== "active";
  return {
    ...withTitle(random, human, role),
    personId: keyAt(ground, index),
    employeeNumber: employment.standing === "applicant" ? "" : employeeNumberOf(index),
    ...employment,
    returnDate: absent ? addDays(population.startDate, 10 + below(random, 200)) : "",
    effectiveStart:
      employment.standing === "ex-employee"
        ? addDays(employment.terminationDate, 1)
        : employment.hireDate,
    updated: `${addDays(population.startDate, -1 - below(random, 100))}T161500`,
    assignments,
  };
}
