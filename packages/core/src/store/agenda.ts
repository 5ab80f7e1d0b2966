import { z } from "zod";
import type { LocalDate } from "../model/value.ts";
import { type Ledger, readValue, scanValues } from "./read-value.ts";
import type { Store, StoreWrite } from "./store.ts";

const agenda: Ledger<string> = { space: "agenda", shape: z.string() };
// Sorts after every date, so that a scan of what is due ends before it.
const byPerson = "person/";

/** A day on which a person must be looked at again although nothing has changed, and the day that was set before. */
export interface ReviewMove {
  readonly personId: string;
  /** From {@link readReview}; missing when none was set. */
  readonly from?: LocalDate | undefined;
  /** Missing when there is nothing to wait for. */
  readonly to?: LocalDate | undefined;
}

/** Gives the writes that move a person's one review to another day; none when it stays where it is. */
export function reviewWrites({ personId, from, to }: ReviewMove): readonly StoreWrite[] {
  if (from === to) return [];
  const writes: StoreWrite[] = [];
  if (from !== undefined) writes.push({ space: "agenda", key: `${from}/${personId}`, value: null });
  if (to !== undefined) writes.push({ space: "agenda", key: `${to}/${personId}`, value: personId });
  writes.push({ space: "agenda", key: `${byPerson}${personId}`, value: to ?? null });
  return writes;
}

/** Finds the day that writes which are not committed yet set for a person: `null` for none, `undefined` when they are silent. */
export function reviewIn(
  writes: readonly StoreWrite[],
  personId: string,
): LocalDate | null | undefined {
  const last = writes.findLast(
    ({ space, key }) => space === "agenda" && key === `${byPerson}${personId}`,
  );
  return last === undefined ? undefined : agendaDate(last.value);
}

/** Reads the day on which a person must be looked at again. */
export async function readReview(store: Store, personId: string): Promise<LocalDate | undefined> {
  return await readValue(store, agenda, `${byPerson}${personId}`);
}

/** Reads the ids of people whose review is due by `date`, that day included, the longest overdue first. */
export async function* reviewsDue(
  store: Store,
  date: LocalDate,
): AsyncGenerator<{ readonly date: LocalDate; readonly personId: string }> {
  for await (const { key, value } of scanValues(store, agenda, "")) {
    const due = key.slice(0, key.indexOf("/"));
    if (due > date) return;
    yield { date: due, personId: value };
  }
}

function agendaDate(value: StoreWrite["value"]): LocalDate | null {
  return typeof value === "string" ? value : null;
}
