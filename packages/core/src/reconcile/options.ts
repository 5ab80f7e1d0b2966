import type { SourceConnector, TargetConnector } from "../connector/connector.ts";
import type { Matcher } from "../correlate/matcher.ts";
import type { Instant } from "../model/value.ts";
import type { GuardLimits } from "../plan/guard/limits.ts";
import type { Policy } from "../policy/policy.ts";
import type { ReadCache } from "../store/read-cache.ts";
import type { Store } from "../store/store.ts";

/** What a reconciliation works on. */
export interface ReconcileOptions {
  readonly source: SourceConnector;
  readonly targets: readonly TargetConnector[];
  readonly policy: Policy;
  /**
   * Read and not written: what was learnt travels in the plan and is written as it is applied. A store of an earlier
   * version is first given what this one looks links up by.
   */
  readonly store: Store;
  /** The moment for which the plan is made. Defaults to now. */
  readonly asOf?: Instant | undefined;
  /**
   * `full` reads everything. `changes` reads what has changed since the last plan that was applied.
   * `auto`, the default, is `changes` where that is possible and `full` where it is not.
   */
  readonly mode?: "auto" | "full" | "changes" | undefined;
  readonly guard?: GuardLimits | undefined;
  /** By system, keys of objects that every full read must see: person ids of the source, stable keys of a target. */
  readonly canaries?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Suggest owners for accounts that no exact rule could place; a suggestion is a finding and never a link. */
  readonly matchers?: readonly Matcher[] | undefined;
  /**
   * Spares full runs what they worked out before, of records whose connector tells that they have not changed. The plan is
   * the same with it and without; like a change run, it wants {@link Policy.version} changed with what rules read elsewhere.
   */
  readonly readCache?: ReadCache | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** How far a reconciliation has come: how many accounts and people were read, and how many accounts differ. */
export interface Progress {
  readonly step: "accounts" | "people" | "differences";
  readonly system: string;
  readonly count: number;
}
