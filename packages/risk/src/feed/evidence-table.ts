import { invalidOption, wholeNumberRule } from "@rollcall/core";
import type { Contribution } from "../evidence/contribution.ts";
import type { KeptRecords } from "../profile/store/keep-records.ts";
import { describeEvidence } from "./describe-evidence.ts";
import { nowhere } from "./evidence-pool.ts";
import { evidenceRecords } from "./evidence-records.ts";
import type { RiskEvent } from "./risk-event.ts";
import { releaseSlot, shelf, sweepSubject } from "./shelf.ts";
import { flag } from "./slot.ts";
import { type Taken, takeEvent } from "./take-event.ts";

/** How much a table of evidence holds. */
export interface EvidenceTableOptions {
  /** Events at the same time, of all people. Defaults to 262,144: 8 MB, and the keys of the people. */
  readonly capacity?: number | undefined;
}

/**
 * What other systems saw of people, which fades. Its memory is bounded, and it is one process's: {@link keepEvidence}
 * brings it to a store and back.
 */
export interface EvidenceTable {
  /**
   * Takes an event in, `now` in milliseconds since 1970. One that comes twice counts once, in any order; one from the
   * future counts as of now. What is held against a person never gets less by it, but by its withdrawal.
   */
  take(event: RiskEvent, now: number): Taken;
  /** Gives what is held against a person at an instant, for a sign-in at that instant. */
  held(subject: string, at: number): readonly Contribution[];
  /**
   * Notes that the person passed a second factor: what happened before demands no further challenge, and still counts.
   * No answer helps against what is conclusive, or against what happens later.
   */
  answered(subject: string, at: number): void;
  /** Forgets all that is held against a person. */
  forget(subject: string): void;
  /** Forgets what has faded by now of all people; what has not, stays. */
  forgetFaded(now: number): void;
  /** How many events it holds. */
  readonly size: number;
  /** What a store has to be told, by {@link keepEvidence}; accounts for changes from the first call on. */
  records(now: () => number): KeptRecords;
  /** How many events were given up since the start because it was full. */
  readonly forgotten: number;
}

/** Makes an empty table of evidence. Throws `invalid-options`. */
export function evidenceTable({ capacity = 262_144 }: EvidenceTableOptions = {}): EvidenceTable {
  const broken = wholeNumberRule("capacity", capacity, { least: 1, most: 2 ** 26 });
  if (broken) throw invalidOption("evidenceTable()", broken);
  const on = shelf(capacity);
  const { pool, heads } = on;
  return {
    take: (event, now) => takeEvent(on, event, now),
    held: (subject, at) => describeEvidence(on, subject, at),
    answered(subject, at) {
      let slot = heads.get(subject) ?? nowhere;
      for (; slot !== nowhere; slot = pool.next[slot] as number) {
        if ((pool.at[slot] as number) > at) continue;
        pool.flags[slot] = (pool.flags[slot] as number) | flag.answered;
        on.changes?.touched(subject, true);
      }
    },
    forget(subject) {
      for (let slot = heads.get(subject); slot !== undefined; slot = heads.get(subject)) {
        releaseSlot(on, subject, slot);
      }
    },
    forgetFaded(now) {
      for (const subject of heads.keys()) sweepSubject(on, subject, now);
    },
    records: (now) => evidenceRecords(on, now),
    get size() {
      return pool.used;
    },
    get forgotten() {
      return on.forgotten;
    },
  };
}
