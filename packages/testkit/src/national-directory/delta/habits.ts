/** What the feed of changes does besides reporting each change once and in order; rates are from 0 to 1. */
export interface DeltaHabits {
  readonly pageSize: number;
  /** How often an object is reported a second time in the same round. */
  readonly duplicates: number;
  /** How often a round repeats what an earlier round reported. */
  readonly replays: number;
  /** How often a round is out of order. */
  readonly disorder: number;
  /** How often a page without items, but with a next one, stands before a page. */
  readonly emptyPages: number;
  /** How often a change comes a round late. */
  readonly late: number;
  /** How many members of a group stand in one item. */
  readonly membersPerItem: number;
}

/** What the feed does unless told. */
export const usualHabits: DeltaHabits = {
  pageSize: 200,
  duplicates: 0.02,
  replays: 0.1,
  disorder: 0.2,
  emptyPages: 0.05,
  late: 0.02,
  membersPerItem: 50,
};

/** A feed that reports each change once, in order. */
export const plainHabits: DeltaHabits = {
  pageSize: 200,
  duplicates: 0,
  replays: 0,
  disorder: 0,
  emptyPages: 0,
  late: 0,
  membersPerItem: 50,
};
