import { isWhole, type SnapshotSummary } from "../model/snapshot.ts";
import { counted } from "../plan/text/count.ts";
import { readHistory } from "../store/history.ts";
import type { PeopleRead } from "./people.ts";
import type { Run } from "./run.ts";

/** Whether anything may be concluded from what a read did not show. */
export interface Trust {
  readonly whole: boolean;
  /** Why not, as sentences. */
  readonly because: readonly string[];
}

/** The share by which a system may shrink between two reads before absence stops to count, in percent. */
const shrinkLimit = 2;
/** Small systems may lose this many records, whatever the share. */
const shrinkFloor = 5;

/**
 * Works out whether a full read can be trusted to be whole: it says so, every canary was seen, and it is not much
 * smaller than the last one that was accepted.
 */
export function trustOf(summary: SnapshotSummary, lastAccepted: number | undefined): Trust {
  const because: string[] = [];
  if (summary.completeness.state !== "complete") {
    const reasons = summary.completeness.reasons ?? [];
    because.push(`the read of ${summary.system} is ${summary.completeness.state}`, ...reasons);
  }
  if (summary.missingCanaries.length > 0) {
    because.push(
      `${summary.missingCanaries.length} canary objects were not seen in ${summary.system}`,
    );
  }
  const lost = (lastAccepted ?? 0) - summary.count;
  if (lastAccepted && lost > shrinkFloor && (lost * 100) / lastAccepted > shrinkLimit) {
    because.push(
      `${summary.system} had ${lastAccepted} records when last accepted and has ${summary.count} now`,
    );
  }
  return { whole: isWhole(summary) && because.length === 0, because };
}

/**
 * Works out whether the read of the source can be trusted to be whole: besides, nothing of it was refused, since whoever
 * is missing may be behind that. A change run concludes nothing from absence.
 */
export async function trustOfPeople(run: Run, people: PeopleRead): Promise<Trust> {
  const { mode, summary, refused } = people;
  if (mode === "changes") return { whole: false, because: [] };
  const accepted = await readHistory(run.store, { snapshotOf: run.source.name });
  const trust = trustOf(summary, accepted.at(-1)?.count);
  if (refused.length === 0) return trust;
  const records = counted(refused.length, "record");
  const sentence = `${records} of ${summary.system} could not be used, and whoever is missing may be behind that`;
  return { whole: false, because: [...trust.because, sentence] };
}
