import { contentHash } from "../../hash.ts";
import type { ReadCache } from "../../store/read-cache.ts";
import type { OpenTarget } from "../run.ts";
import { openRecall, type Recall } from "./recall.ts";

/** All that is noted in one run. */
export interface Recalls {
  /** Opens what was noted of a part of the records for a target; `undefined` when there is no cache. */
  open(part: string, target: Pick<OpenTarget, "schema" | "kind">): Recall | undefined;
  /** Ends what is still open, and leaves what the last run noted of it. */
  [Symbol.dispose](): void;
}

/** What everything that is noted depends on. */
export interface RecallsOptions {
  readonly cache: ReadCache | undefined;
  /** The store's id. */
  readonly seed: string;
  readonly policyHash: string;
}

/** Raise it with every change of who has a row, of what rows say, or of how anything in them is worked out: keys, fingerprints, notes, days. */
export const recallForm = 2;

/** Starts with nothing open. */
export function recallsOf({ cache, seed, policyHash }: RecallsOptions): Recalls {
  const opened: Recall[] = [];
  return {
    open(part, { schema, kind }) {
      if (!cache) return undefined;
      // Fingerprints of another store are others, so that none of its rows would be found.
      const key = contentHash({ form: recallForm, policyHash, schema, kind });
      const recall = openRecall(cache, { part, key, seed });
      opened.push(recall);
      return recall;
    },
    [Symbol.dispose]() {
      for (const recall of opened) recall.close(false);
    },
  };
}
