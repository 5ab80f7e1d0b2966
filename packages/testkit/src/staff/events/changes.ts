/** What a change file has to say about one profile. */
export interface MemberChange {
  /** Whether the person row is written again. */
  person: boolean;
  /** The keys of the assignments whose rows are written again. */
  readonly assignments: Set<number>;
  /** The keys of assignments that were deleted. */
  readonly deleted: Set<number>;
}

/** What has changed in a trust since the run before, by index and slot. */
export interface Changes {
  readonly locations: Set<number>;
  readonly organisations: Set<number>;
  readonly positions: Set<number>;
  readonly members: Map<number, MemberChange>;
}

/** Makes the record of a day on which nothing has happened yet. */
export function noChanges(): Changes {
  return {
    locations: new Set(),
    organisations: new Set(),
    positions: new Set(),
    members: new Map(),
  };
}
