import type { MembershipOperation } from "../model/operation.ts";
import type { LocalDate } from "../model/value.ts";
import { readReview, reviewIn, reviewWrites } from "../store/agenda.ts";
import { linkIn, readLink } from "../store/links.ts";
import type { Store, StoreWrite } from "../store/store.ts";
import type { Application } from "./application.ts";

/** What is known at the end of a plan. */
export interface AtEnd {
  /** What is committed with these writes, and not yet there. */
  readonly atEnd: readonly StoreWrite[];
  readonly today: LocalDate;
}

const open: ReadonlySet<string> = new Set(["failed", "skipped", "accepted"]);

/** Gives the writes by which people are looked at again for whom something was not done. */
export async function lookAgainWrites(
  application: Application,
  { atEnd, today }: AtEnd,
): Promise<readonly StoreWrite[]> {
  const { store } = application.options;
  const writes: StoreWrite[] = [];
  for (const personId of await peopleLeft(application, atEnd)) {
    const planned = reviewIn(atEnd, personId);
    const from = planned === undefined ? await readReview(store, personId) : (planned ?? undefined);
    if (from === undefined || from > today)
      writes.push(...reviewWrites({ personId, from, to: today }));
  }
  return writes;
}

async function peopleLeft(
  { plan, receipts, known, options }: Application,
  atEnd: readonly StoreWrite[],
): Promise<ReadonlySet<string>> {
  const people = new Set<string>();
  for (const operation of plan.operations) {
    const receipt = receipts.of(operation.id);
    if (!receipt || !open.has(receipt.status)) continue;
    if (operation.personId !== undefined) people.add(operation.personId);
    if (operation.kind !== "membership") continue;
    for (const personId of await owners(known.resolve(operation), options.store, atEnd)) {
      people.add(personId);
    }
  }
  return people;
}

/** Finds whose accounts a change of who holds an entitlement is about. */
async function owners(
  { target, grant, revoke }: MembershipOperation,
  store: Store,
  atEnd: readonly StoreWrite[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { stable } of [...grant, ...revoke]) {
    const link = linkIn(atEnd, target, stable) ?? (await readLink(store, target, stable));
    if (link) found.push(link.personId);
  }
  return found;
}
