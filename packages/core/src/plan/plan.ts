import type { Operation } from "../model/operation.ts";
import type { SnapshotSummary } from "../model/snapshot.ts";
import type { Instant } from "../model/value.ts";
import type { StoreWrite } from "../store/store.ts";
import type { Verdict } from "./guard/verdict.ts";

/** The ordered operations with their reasons and the guard's verdict: data that can be printed, saved and approved. */
export interface Plan {
  readonly spec: "rollcall/plan@1";
  /** SHA-256 of the canonical JSON of everything else, in hex. An approval is bound to it. */
  readonly hash: string;
  /** The store that it was made from; another store's plan is refused. */
  readonly store: string;
  /** How many plans the store had seen applied; when it has seen more since, this plan is out of date. */
  readonly revision: number;
  readonly asOf: Instant;
  readonly mode: "full" | "changes";
  readonly policy: string;
  readonly snapshots: readonly SnapshotSummary[];
  /** In the order in which they are to be done. */
  readonly operations: readonly Operation[];
  /** By target, how people know what operations refer to: accounts by stable key, as far as anybody owns them, and entitlements by `kind:id`. */
  readonly accountLabels?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  /** What a person should know or decide; nothing is written for any of these. */
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
  /** What the store learns: on success of an operation, and once all have been tried. */
  readonly checkpoint: Checkpoint;
}

/** Something that was noticed and that no operation answers. */
export interface Finding {
  readonly finding:
    | "unmatched"
    | "disputed"
    | "absent"
    | "protected"
    | "blocked"
    | "refused"
    | "unresolved-reference"
    | "partial-read"
    | "suggestion"
    | "notice";
  readonly target?: string | undefined;
  readonly personId?: string | undefined;
  /** How people know what it is about. */
  readonly about: string;
  readonly because: string;
  readonly advice?: string | undefined;
}

/**
 * What is written to the store as the plan is applied. Where a key or a text within a value holds `new:<handle>`,
 * `apply` puts the stable key that the target gave to that account.
 */
export interface Checkpoint {
  /** By operation id: written together with its receipt, when it is done or already so. */
  readonly byOperation: Readonly<Record<string, readonly StoreWrite[]>>;
  /**
   * Written after the last operation, whatever became of the others: tokens, links found, absences, agenda. A key that an
   * operation which is done has written stays as that one left it.
   */
  readonly atEnd: readonly StoreWrite[];
}
