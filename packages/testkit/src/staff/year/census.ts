import type { Trust } from "../trust.ts";

/** Who is in which situation on the morning of a day, by slot. */
export interface Census {
  /** Employees who have not given notice. */
  readonly settled: readonly number[];
  /** Employees whose last day is on record. */
  readonly leaving: readonly number[];
  readonly applicants: readonly number[];
  /** Ex-employees whose humans are not employed under another profile. */
  readonly former: readonly number[];
  /** Employees in posts for doctors in training. */
  readonly trainees: readonly number[];
}

function addEmployee(trust: Trust, slot: number, census: Record<keyof Census, number[]>): void {
  const member = trust.staff[slot];
  if (member === undefined) return;
  (member.terminationDate === "" ? census.settled : census.leaving).push(slot);
  const first = member.assignments.find(({ primary }) => primary);
  const use = first && trust.positions[first.position]?.role.use;
  if (use === "training" && member.terminationDate === "") census.trainees.push(slot);
}

/** Counts who is in which situation. */
export function censusOf(trust: Trust): Census {
  const census: Record<keyof Census, number[]> = {
    settled: [],
    leaving: [],
    applicants: [],
    former: [],
    trainees: [],
  };
  const present = new Set<number>();
  for (const [slot, { standing, human }] of trust.staff.entries()) {
    if (standing !== "ex-employee") present.add(human);
    if (standing === "employee") addEmployee(trust, slot, census);
    if (standing === "applicant") census.applicants.push(slot);
  }
  for (const [slot, { standing, human }] of trust.staff.entries()) {
    if (standing === "ex-employee" && !present.has(human)) census.former.push(slot);
  }
  return census;
}
