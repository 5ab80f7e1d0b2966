/** The order in which records changed, as far back as it is kept. */
export interface Journal {
  /** The number of the latest change. */
  sequence: number;
  /** Changes up to and including this one are forgotten. */
  floor: number;
  readonly entries: JournalEntry[];
  readonly keep: number;
}

interface JournalEntry {
  readonly sequence: number;
  readonly key: string;
}

/** Makes an empty journal that keeps the last `keep` changes. */
export function journal(keep: number): Journal {
  return { sequence: 0, floor: 0, entries: [], keep };
}

/** Notes that a record changed. */
export function note(into: Journal, key: string): void {
  into.sequence += 1;
  into.entries.push({ sequence: into.sequence, key });
  // Cut seldom, since taking from the front of an array moves all the rest.
  if (into.entries.length > into.keep * 2) forget(into, into.entries.length - into.keep);
}

/** Gives the keys that changed after `sequence`, each once, the latest change last; `undefined` when forgotten. */
export function changedSince(from: Journal, sequence: number): readonly string[] | undefined {
  if (!Number.isSafeInteger(sequence) || sequence < from.floor || sequence > from.sequence) return;
  const keys = new Set<string>();
  for (let at = from.entries.length - 1; at >= 0; at -= 1) {
    const entry = from.entries[at];
    if (!entry || entry.sequence <= sequence) break;
    keys.add(entry.key);
  }
  return [...keys].reverse();
}

/** Forgets all changes: even a token that stands for now is expired. */
export function forgetAll(from: Journal): void {
  from.entries.length = 0;
  from.sequence += 1;
  from.floor = from.sequence;
}

function forget(from: Journal, count: number): void {
  const last = from.entries.splice(0, count).at(-1);
  if (last) from.floor = last.sequence;
}
