import type { ChangeClass } from "../../model/operation.ts";

/** What the guard says of a whole plan, before the first write. It annotates the plan and never hides or cuts it. */
export interface Verdict {
  /** `stop` asks for an approval that names each breach; `allow` for an ordinary one. */
  readonly decision: "allow" | "stop";
  readonly breaches: readonly Breach[];
  readonly counts: readonly ClassCount[];
}

/** One limit that the plan goes over. */
export interface Breach {
  /** Names the breach in an approval, such as `directory/disable/percent`. */
  readonly code: string;
  readonly target: string;
  readonly changeClass?: ChangeClass | undefined;
  /** A sentence with both figures. */
  readonly because: string;
}

/**
 * How many accounts of one target a plan changes in one class, of how many that the target has. An account counts once,
 * however many operations it takes, so that the guard does not depend on how a target wants its writes cut.
 */
export interface ClassCount {
  readonly target: string;
  readonly changeClass: ChangeClass;
  readonly count: number;
  readonly population: number;
}
