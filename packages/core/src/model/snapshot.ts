/**
 * Whether a read is known to be whole. Only `complete` lets anything be concluded from what was missing,
 * and even then absence is not deletion.
 */
export type Completeness =
  | { readonly state: "complete" }
  | { readonly state: "partial"; readonly reasons: readonly string[] }
  | { readonly state: "unknown"; readonly reasons?: readonly string[] | undefined };

/** What a read of one system came to, of all its records or of those that have changed. */
export interface SnapshotSummary {
  readonly system: string;
  readonly completeness: Completeness;
  /** In a change run, how many records have changed. */
  readonly count: number;
  /** Keys of the canary objects that were expected and not seen. */
  readonly missingCanaries: readonly string[];
  /** How many records were read and could not be used; none when missing. */
  readonly refused?: number | undefined;
}

/** Tells whether absence from this snapshot may count as evidence at all. */
export function isWhole(summary: SnapshotSummary): boolean {
  return summary.completeness.state === "complete" && summary.missingCanaries.length === 0;
}
