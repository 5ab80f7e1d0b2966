import { hashKey, type Key } from "./bytes/key.ts";
import type { Extract } from "./extract.ts";
import type { RecordName } from "./layout/layout.ts";
import type { Effective } from "./record.ts";
import type { RecordReader } from "./record-reader.ts";

/** Where a row stands. */
export interface Place {
  /** Which extract of the chain, counted from the full one. */
  readonly extract: number;
  readonly offset: number;
}

/** A row and the place that it was read from. */
export interface Placed<T> extends Place {
  readonly row: T;
}

/** All that the extracts say of one key, since it was last deleted. */
export interface Versions<T> {
  /** The rows of each extract that has any, the newest extract first. */
  readonly layers: readonly (readonly Placed<T>[])[];
  /** Where it was last deleted; rows before that are void. */
  readonly removed?: Place | undefined;
}

/** The type of row that each kind of record is read as. */
export type RecordOf<N extends RecordName> = ReturnType<RecordReader[N]>;

/** Finds the rows of a key in a chain of extracts, back to where it was last deleted. */
export function versionsOf<N extends RecordName>(
  extracts: readonly Extract[],
  name: N,
  id: Key,
): Versions<RecordOf<N>> {
  const layers: Placed<RecordOf<N>>[][] = [];
  const hash = hashKey(id);
  for (let extract = extracts.length - 1; extract >= 0; extract--) {
    const from = extracts[extract] as Extract;
    let layer: Placed<RecordOf<N>>[] = [];
    let removed: number | undefined;
    for (const offset of from.sidecar.find(name, hash)) {
      const row = from.rowAt(offset);
      if (from.removes(row)) {
        if (from.keyOf(row) !== id) continue;
        layer = [];
        removed = offset;
      } else {
        const record = from.reader[name](row) as RecordOf<N> & Effective;
        if (record.id === id) layer.push({ row: record, extract, offset });
      }
    }
    if (layer.length > 0) layers.push(layer);
    if (removed !== undefined) return { layers, removed: { extract, offset: removed } };
  }
  return { layers };
}

/**
 * Tells whether a later extract has made up for a refused row: it says what its key is since, or deletes it. Another row of
 * the same extract does not, since it holds on other days.
 */
export function isMadeUp({ layers, removed }: Versions<unknown>, refused: Place): boolean {
  const latest = layers[0]?.at(-1) ?? removed;
  return latest !== undefined && latest.extract > refused.extract;
}
