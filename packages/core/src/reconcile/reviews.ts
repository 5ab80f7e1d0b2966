import type { LocalDate } from "../model/value.ts";
import { readReview, reviewsDue, reviewWrites } from "../store/agenda.ts";
import type { Store, StoreWrite } from "../store/store.ts";

/** The next day on which each person must be looked at again although nothing changes in the source. */
export interface Reviews {
  /** Says that a person was looked at, and when the person's standing in one target changes by itself. */
  note(personId: string, changesOn: LocalDate | undefined): void;
  /** Gives the writes that bring the store's agenda there. `everybody`: who was not noted has nothing to wait for. */
  writes(store: Store, everybody: boolean): Promise<readonly StoreWrite[]>;
}

/** Starts with nobody noted. Keeps in memory those who have a day to wait for, and in a change run all who were noted. */
export function reviews(keepAll: boolean): Reviews {
  const days = new Map<string, LocalDate | undefined>();
  return {
    note(personId, changesOn) {
      if (changesOn === undefined) {
        if (keepAll && !days.has(personId)) days.set(personId, undefined);
        return;
      }
      const known = days.get(personId);
      if (known === undefined || changesOn < known) days.set(personId, changesOn);
    },
    async writes(store, everybody) {
      const ids = new Set(days.keys());
      if (everybody) {
        for await (const { personId } of reviewsDue(store, "9999-12-31")) ids.add(personId);
      }
      const writes: StoreWrite[] = [];
      for (const personId of [...ids].sort()) {
        const from = await readReview(store, personId);
        writes.push(...reviewWrites({ personId, from, to: days.get(personId) }));
      }
      return writes;
    },
  };
}
