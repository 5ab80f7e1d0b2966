import type { KeptRecords } from "../profile/store/keep-records.ts";
import { decodeEvidence, encodeEvidence } from "./encode-evidence.ts";
import { type Entry, readEntry, writeEntry } from "./entry.ts";
import { evidenceChanges } from "./evidence-changes.ts";
import { nowhere } from "./evidence-pool.ts";
import { makeRoom, type Shelf, takeSlot } from "./shelf.ts";
import { weigh } from "./slot.ts";

/** Gives the evidence on a shelf as records of people, and begins to account for its changes. */
export function evidenceRecords(on: Shelf, now: () => number): KeptRecords {
  on.changes ??= evidenceChanges((subject) => on.heads.has(subject));
  const { stored, touched, take, putBack } = on.changes;
  return {
    restore(subject, bytes) {
      stored(subject);
      const entries = decodeEvidence(bytes).toReversed();
      const put = entries.filter((entry) => putEntry(on, subject, entry, now()));
      if (put.length < entries.length) touched(subject, put.length > 0);
    },
    bytesOf(subject) {
      const entries = entriesOf(on, subject);
      return entries.length === 0 ? undefined : encodeEvidence(entries);
    },
    take,
    putBack,
    lost: "lost-evidence",
  };
}

function entriesOf({ pool, heads }: Shelf, subject: string): readonly Entry[] {
  const entries: Entry[] = [];
  let slot = heads.get(subject) ?? nowhere;
  for (; slot !== nowhere; slot = pool.next[slot] as number) entries.push(readEntry(pool, slot));
  return entries;
}

/** Tells whether the event has not faded, and there was room. */
function putEntry(on: Shelf, subject: string, entry: Entry, now: number): boolean {
  const weighed = weigh(entry, now);
  if (weighed.isFaded) return false;
  if (on.pool.free === nowhere && !makeRoom(on, weighed, now)) return false;
  writeEntry(on.pool, takeSlot(on, subject), entry);
  return true;
}
