import type { Supervisor } from "../estate/places.ts";
import type { Position } from "../estate/position.ts";
import { type Ground, keyBaseOf } from "../ground.ts";
import { employeeNumberOf } from "../identifiers.ts";
import { supervisorAt } from "../keys.ts";

function elsewhere(keyBase: number, index: number): Supervisor {
  const number = employeeNumberOf(index);
  return {
    personId: keyBase + index + 1,
    assignmentId: keyBase + index * 4 + 1,
    assignmentNumber: number,
  };
}

/**
 * Tells the supervisor of a profile at the start: mostly whom its post reports to.
 *
 * Profiles 1 and 2 supervise each other; some have a supervisor in another VPD, some one whose record is gone.
 */
export function startingSupervisor(
  ground: Ground,
  index: number,
  position: Position,
): Supervisor | undefined {
  if (index === 1 && ground.people > 2) return supervisorAt(ground, 2);
  if (index === 2) return supervisorAt(ground, 1);
  if (index % 211 === 50) return elsewhere(keyBaseOf(ground.otherVpd), 0);
  if (index % 331 === 30) return elsewhere(ground.keyBase, 9_000_000 / 4 + index);
  return position.reportsTo;
}
