/** What is stored of a person: a profile, or the evidence about them. */
export interface StoredProfile {
  readonly subject: string;
  /** 1 when it is first stored, and 1 more with each write. */
  readonly version: number;
  /** The store looks at none of them. */
  readonly bytes: Uint8Array;
}

/** One write: what is to be stored of a person, or `null` when it is to be forgotten. */
export interface ProfileWrite {
  readonly subject: string;
  /** The version that the writer last saw; 0 for none. */
  readonly expected: number;
  readonly bytes: Uint8Array | null;
}

/** Something that was not as it has to be and was put right by a stated rule; for the operator's log. */
export interface ProfileFinding {
  /**
   * `torn-record`: a last write was cut off and dropped. `fresh-profile`: one could not be read, and was begun anew.
   * `lost-evidence`: what was held against somebody could not be read; read the feeds again.
   */
  readonly kind: "torn-record" | "fresh-profile" | "lost-evidence";
  /** How many bytes were dropped, or how many people it concerns. */
  readonly count: number;
  readonly reason: string;
}

/**
 * Keeps the profiles of one shard, or the evidence about its people: each in a store of its own. One writer at a time: opening a second one is refused with `locked`. Copy
 * `memoryProfileStore` for another one.
 */
export interface ProfileStore extends AsyncDisposable {
  /** What was found when it was opened. */
  readonly findings: readonly ProfileFinding[];
  read(subject: string): Promise<StoredProfile | undefined>;
  /** Gives all profiles, in no order. */
  scan(): AsyncIterable<StoredProfile>;
  /**
   * Makes writes in their order; they are durable when this resolves. Before the first is made, throws
   * `version-conflict` when any profile is not at the version that its write expects. Of writes that a crash cuts off,
   * the first ones may be there; each is whole.
   */
  write(writes: readonly ProfileWrite[]): Promise<void>;
}
