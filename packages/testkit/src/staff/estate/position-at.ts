import { addDays } from "../dates.ts";
import { type Ground, perBlock } from "../ground.ts";
import { keyAt, supervisorAt } from "../keys.ts";
import { departmentKinds } from "./kinds.ts";
import { organisationOfDepartment } from "./place-at.ts";
import type { Supervisor } from "./places.ts";
import type { Position } from "./position.ts";
import type { Role } from "./role.ts";
import { managerRoles, otherRoles } from "./roles.ts";

const roles: readonly Role[] = [
  ...departmentKinds.map((kind) => managerRoles[kind]),
  ...otherRoles,
];

// Which of the block's twenty departments each of its 200 positions is in: a manager's own, otherwise one that suits the role.
const departmentSlots: readonly number[] = roles.map((role, slot) => {
  if (slot < departmentKinds.length) return slot;
  const suitable = departmentKinds.flatMap((kind, index) => (kind === role.kind ? [index] : []));
  return suitable[slot % suitable.length] ?? 0;
});

const otherSlots = otherRoles.map((_, index) => departmentKinds.length + index);
const slotsByGroup = Map.groupBy(otherSlots, (slot) => roles[slot]?.staffGroup);

/** Tells which positions of a block are no manager's and of the same staff group as the position with this index. */
export function slotsLike(index: number): readonly number[] {
  return slotsByGroup.get(roles[index % perBlock.positions]?.staffGroup) ?? [];
}

/** Counts the positions of a VPD at the start. */
export function positionCount(ground: Ground): number {
  return ground.blocks * perBlock.positions;
}

/** Tells whom the holders of a position report to: the department's manager, the block's head, or the head of the trust. */
function reportsTo(ground: Ground, block: number, slot: number): Supervisor | undefined {
  if (slot === 0) return block === 0 ? undefined : supervisorAt(ground, 0);
  const manager = slot < perBlock.departments ? 0 : (departmentSlots[slot] ?? 0);
  const index = block * perBlock.people + manager;
  // The last block may have fewer people than departments, whose posts then report to the first block's managers.
  if (index < ground.people) return supervisorAt(ground, index);
  return supervisorAt(ground, manager < ground.people ? manager : 0);
}

/** Makes the position with this index: in each block first the managers, then all others, then the staff bank. */
export function positionAt(ground: Ground, index: number): Position {
  const block = Math.floor(index / perBlock.positions);
  const slot = index % perBlock.positions;
  const role = roles[slot] as Role;
  const department = block * perBlock.departments + (departmentSlots[slot] ?? 0);
  return {
    positionId: keyAt(ground, index),
    number: String(3_000_000 + index),
    title: index === 0 ? "Chief Executive" : role.title,
    subArea: role.use === "bank" ? "Bank" : "",
    role,
    organisation: organisationOfDepartment(department),
    location: department,
    reportsTo: reportsTo(ground, block, slot),
    updated: `${addDays(ground.population.startDate, -300)}T101500`,
  };
}
