import type { Supervisor } from "../estate/places.ts";
import { employeeNumberOf } from "../identifiers.ts";
import { openPosts } from "../open-posts.ts";
import type { Assignment, StaffMember } from "../staff-member.ts";
import { assignmentNumber } from "../start/starting-assignments.ts";
import type { Trust } from "../trust.ts";
import type { Draft } from "./draft.ts";
import { takeKey } from "./new-assignment.ts";

/** A profile of the second VPD and what it becomes in the first. */
export interface Transfer {
  readonly from: StaffMember;
  /** The slot in the first VPD; that of an employee of both already exists. */
  readonly slot: number;
  readonly isNew: boolean;
  readonly personId: number;
  readonly employeeNumber: string;
  /** The assignments that come over, each with its new key and number. */
  readonly posts: readonly (Supervisor & { readonly from: Assignment })[];
}

function transferOf(draft: Draft, from: StaffMember, slot: number): Transfer {
  const present = draft.staff[slot];
  const personId = present?.personId ?? takeKey(draft);
  const employeeNumber = present?.employeeNumber ?? employeeNumberOf(slot);
  const held = present?.assignments.length ?? 0;
  const posts = openPosts(from).map((assignment, nth) => ({
    from: assignment,
    personId,
    assignmentId: takeKey(draft),
    assignmentNumber: assignmentNumber(employeeNumber, held + nth),
  }));
  return { from, slot, isNew: present === undefined, personId, employeeNumber, posts };
}

/** Gives everybody who comes over new keys, before anything is written, so that supervisors can be named by theirs. */
export function planTransfers(draft: Draft, other: Trust): readonly Transfer[] {
  const slotByHuman = new Map<number, number>();
  for (const [slot, { human, standing, terminationDate }] of draft.staff.entries()) {
    // Whoever is about to leave the first VPD comes over as anybody else does, so as not to lose the second post too.
    if (standing === "employee" && terminationDate === "") slotByHuman.set(human, slot);
  }
  let next = draft.staff.length;
  const coming = other.staff.filter(
    ({ standing, terminationDate }) =>
      standing === "employee" && (terminationDate === "" || terminationDate >= draft.date),
  );
  return coming.map((from) => {
    const slot = slotByHuman.get(from.human) ?? next;
    if (slot === next) next += 1;
    return transferOf(draft, from, slot);
  });
}

/** Makes the function that names a supervisor of the second VPD by the new keys, or by the old ones when nobody came over. */
export function rekeying(transfers: readonly Transfer[]): (old: Supervisor) => Supervisor {
  const posts = transfers.flatMap((transfer) => transfer.posts);
  const byOldKey = new Map(posts.map(({ from, ...supervisor }) => [from.assignmentId, supervisor]));
  return (old) => byOldKey.get(old.assignmentId) ?? old;
}
