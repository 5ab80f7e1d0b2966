import { type AssignmentStatus, assignmentStatuses } from "../assignment-status.ts";
import { addDays } from "../dates.ts";
import { below, chance, pick } from "../draw.ts";
import { positionAt, slotsLike } from "../estate/position-at.ts";
import { type Ground, perBlock } from "../ground.ts";
import { employeeNumberOf } from "../identifiers.ts";
import { assignmentKeyAt } from "../keys.ts";
import type { Random } from "../random.ts";
import type { Assignment } from "../staff-member.ts";
import { drawContract } from "./contract.ts";
import type { Employment } from "./employment.ts";
import { startingSupervisor } from "./starting-supervisor.ts";

// The staff bank comes last among the positions of a staff group.
const likelySlots = 6;
const formerNth = 3;

/** Whose assignments are drawn. */
export interface Holder {
  readonly ground: Ground;
  readonly index: number;
  readonly employment: Employment;
}

function drawFirstPosition(random: Random, { ground, index }: Holder): number {
  const block = (Math.floor(index / perBlock.people) % ground.blocks) * perBlock.positions;
  const slot = index % perBlock.people;
  if (slot < perBlock.departments) return block + slot;
  return block + perBlock.departments + below(random, perBlock.positions - perBlock.departments);
}

/** Draws another position for the holder of one: in the same block, of the same staff group, with luck on the staff bank. */
function drawPositionLike(random: Random, position: number): number {
  const block = position - (position % perBlock.positions);
  const slots = slotsLike(position);
  const last = slots.length - 1 - below(random, Math.min(slots.length, likelySlots));
  return block + (chance(random, 0.5) ? (slots[last] ?? 0) : pick(random, slots));
}

function drawStatus(random: Random, { index, employment }: Holder): AssignmentStatus {
  if (employment.standing === "applicant") return chance(random, 0.5) ? "applied" : "accepted";
  if (employment.standing === "ex-employee") return "terminated";
  if (employment.terminationDate !== "" || index % perBlock.people < perBlock.departments)
    return "active";
  const roll = below(random, 10_000);
  if (roll < 200) return "maternity";
  if (roll < 230) return "career-break";
  if (roll < 270) return pick(random, ["secondment-paid", "secondment-unpaid"]);
  if (roll < 290) return chance(random, 0.8) ? "suspended" : "suspended-unpaid";
  if (roll < 340) return pick(random, ["acting-up", "internal-secondment"]);
  return "active";
}

/** Tells the number of a profile's n-th assignment: the first has the employee number alone, the second `-2`, and so on. */
export function assignmentNumber(employeeNumber: string, nth: number): string {
  return nth === 0 || employeeNumber === "" ? employeeNumber : `${employeeNumber}-${nth + 1}`;
}

interface Post {
  readonly nth: number;
  readonly place: number;
}

function currentAssignment(random: Random, holder: Holder, { nth, place }: Post): Assignment {
  const { ground, index, employment } = holder;
  const { startDate } = ground.population;
  const position = positionAt(ground, place);
  const start = employment.hireDate;
  const applicant = employment.standing === "applicant";
  const changed = chance(random, 0.7) ? addDays(startDate, -below(random, 200)) : start;
  return {
    assignmentId: assignmentKeyAt(ground, index, nth),
    number: applicant ? "" : assignmentNumber(employeeNumberOf(index), nth),
    status: "active",
    // Now and then the record calls two posts primary, and a reader has to choose.
    primary: nth === 0 || chance(random, 0.015),
    start,
    effectiveStart: employment.terminationDate === "" && changed > start ? changed : start,
    end: employment.terminationDate,
    lastWorkingDay: employment.lastWorkingDay,
    position: place,
    supervisor: nth === 0 ? startingSupervisor(ground, index, position) : position.reportsTo,
    ...drawContract(random, position.role, start),
    updated: `${addDays(startDate, -1 - below(random, 100))}T${10 + nth}3000`,
  };
}

function formerAssignment(random: Random, holder: Holder, current: Assignment): Assignment {
  const end = addDays(current.start, 10 + below(random, 300));
  return {
    ...current,
    ...drawContract(random, positionAt(holder.ground, current.position).role, current.start),
    assignmentId: assignmentKeyAt(holder.ground, holder.index, formerNth),
    number: assignmentNumber(employeeNumberOf(holder.index), formerNth),
    status: "ended",
    effectiveStart: current.start,
    end,
    position: drawPositionLike(random, current.position),
  };
}

function drawCount(random: Random, employment: Employment): number {
  if (employment.standing !== "employee") return 1;
  const roll = below(random, 100);
  if (roll < 3) return 3;
  return roll < 27 ? 2 : 1;
}

/** Draws the assignments of a profile: 1.3 on average, the first one primary, and for a few one that has ended. */
export function drawAssignments(random: Random, holder: Holder): readonly Assignment[] {
  const status = drawStatus(random, holder);
  const together = assignmentStatuses[status].state !== "active";
  const current: Assignment[] = [];
  const main = drawFirstPosition(random, holder);
  for (let nth = drawCount(random, holder.employment) - 1; nth >= 0; nth--) {
    const place = nth === 0 ? main : drawPositionLike(random, main);
    const made = currentAssignment(random, holder, { nth, place });
    const idle = made.category === "Bank" && status === "active" && chance(random, 0.05);
    const own = nth === 0 || together ? status : "active";
    current.unshift({ ...made, status: idle ? "not-worked" : own });
  }
  const [first] = current;
  const settled = addDays(holder.ground.population.startDate, -400);
  if (first === undefined || first.start > settled || !chance(random, 0.04)) return current;
  return [...current, formerAssignment(random, holder, first)];
}
