import { addDays } from "../dates.ts";
import { below, chance, pick } from "../draw.ts";
import type { Role } from "../estate/role.ts";
import type { Random } from "../random.ts";
import type { Assignment } from "../staff-member.ts";

/** The terms of an assignment that follow from the kind of post. */
export type Contract = Pick<Assignment, "category" | "fte" | "gradeStep" | "contractEnd">;

const partTimes = [1, 1, 1, 1, 0.8, 0.6, 0.5, 0.4, 0.85333];
const fixedTermDays = 364;

function drawCategory(random: Random, role: Role): Assignment["category"] {
  if (role.use === "bank") return "Bank";
  // A doctor in training is employed by a lead employer; the host keeps an honorary duplicate.
  if (role.use === "training") return chance(random, 0.25) ? "Honorary" : "Fixed Term Temp";
  return chance(random, 0.94) ? "Permanent" : "Fixed Term Temp";
}

/** Draws the terms of an assignment in a post of this role that starts on a date. */
export function drawContract(random: Random, role: Role, start: string): Contract {
  const category = drawCategory(random, role);
  const paid = category === "Permanent" || category === "Fixed Term Temp";
  return {
    category,
    fte: paid ? pick(random, partTimes) : 0,
    gradeStep: 1 + below(random, 8),
    contractEnd: category === "Fixed Term Temp" ? addDays(start, fixedTermDays) : "",
  };
}
