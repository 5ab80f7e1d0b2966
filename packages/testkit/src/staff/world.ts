import type { Location, Organisation } from "./estate/places.ts";
import type { Position } from "./estate/position.ts";
import type { StaffMember } from "./staff-member.ts";

/** A list that may be held or computed on demand; an array is one. */
export interface Sequence<T> {
  readonly length: number;
  at(index: number): T | undefined;
}

/** Everything that the rows of an extract are written from. */
export interface StaffWorld {
  readonly vpd: string;
  readonly odsCode: string;
  readonly contacts: boolean;
  /** Since when positions exist. */
  readonly since: string;
  readonly locations: Sequence<Location>;
  readonly organisations: Sequence<Organisation>;
  readonly positions: Sequence<Position>;
  readonly staff: Sequence<StaffMember>;
}

/** Looks up a member; -1, which stands for none, gives undefined, unlike in an array's own `at`. */
export function memberAt<T>(sequence: Sequence<T>, index: number): T | undefined {
  return index < 0 ? undefined : sequence.at(index);
}
