import type { Location, Organisation } from "../estate/places.ts";
import type { Position } from "../estate/position.ts";
import type { StaffMember } from "../staff-member.ts";
import type { Trust } from "../trust.ts";
import { type Changes, noChanges } from "./changes.ts";

/** A trust in the middle of a day: what events change in place before it becomes a value again. */
export interface Draft extends Trust {
  date: string;
  locations: Location[];
  organisations: Organisation[];
  positions: Position[];
  staff: StaffMember[];
  nextKey: number;
  nextHuman: number;
  neighbour: Trust | undefined;
  mergeDate: string;
  readonly changes: Changes;
}

/** Opens a draft of a trust for one day; the trust itself stays as it is. */
export function draftOf(trust: Trust, date: string): Draft {
  const { locations, organisations, positions, staff } = trust;
  return {
    ...trust,
    date,
    locations: [...locations],
    organisations: [...organisations],
    positions: [...positions],
    staff: [...staff],
    changes: noChanges(),
  };
}
