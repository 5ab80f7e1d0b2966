import { z } from "zod";
import type { Instant, Json } from "../model/value.ts";
import { type Ledger, readValue, scanValues } from "./read-value.ts";
import type { Store, StoreWrite } from "./store.ts";
import { storeKey } from "./store-key.ts";

/** Since when a record has been missing from whole reads of its system. */
export interface Absence {
  /** The system that it is missing from. */
  readonly system: string;
  /** A person's id, or the stable key of an account. */
  readonly key: string;
  /** Whole reads in a row from which it was missing. */
  readonly runs: number;
  /** The first of them. */
  readonly since: Instant;
}

const absences: Ledger<Absence> = {
  space: "absences",
  shape: z.object({
    system: z.string(),
    key: z.string(),
    runs: z.number().int().positive(),
    since: z.string(),
  }),
};

/** Works out an absence after one more whole read, at `at`, from which the record was missing. */
export function countAbsence(
  missing: Pick<Absence, "system" | "key">,
  before: Absence | undefined,
  at: Instant,
): Absence {
  const { system, key } = missing;
  return { system, key, runs: (before?.runs ?? 0) + 1, since: before?.since ?? at };
}

/** Gives the writes that remember an absence. */
export function absenceWrites(absence: Absence): readonly StoreWrite[] {
  const key = storeKey(absence.system, absence.key);
  return [{ space: "absences", key, value: absence as unknown as Json }];
}

/** Gives the writes that forget an absence, for a record that was seen again or is no longer waited for. */
export function endAbsenceWrites(seen: Pick<Absence, "system" | "key">): readonly StoreWrite[] {
  return [{ space: "absences", key: storeKey(seen.system, seen.key), value: null }];
}

/** Reads since when one record has been missing. */
export async function readAbsence(
  store: Store,
  system: string,
  key: string,
): Promise<Absence | undefined> {
  return await readValue(store, absences, storeKey(system, key));
}

/** Reads all that is missing from a system, ordered by key. */
export async function* scanAbsences(store: Store, system: string): AsyncGenerator<Absence> {
  for await (const { value } of scanValues(store, absences, storeKey(system, ""))) yield value;
}
