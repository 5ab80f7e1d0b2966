import { readLink } from "../store/links.ts";
import type { Store } from "../store/store.ts";
import { noted } from "./account-table.ts";
import type { ScannedAccounts } from "./scanned-accounts.ts";
import { seenKeys } from "./seen-keys.ts";

/** Notes a person by id, and tells whether the person was not noted before. */
export type IsNewPerson = (personId: string) => boolean | Promise<boolean>;

/**
 * Tells the people of a full read from those who were read before: whoever has one link costs a bit, and of the others the
 * ids are kept. The link is read only for who seems to come twice, since two ids may share a fingerprint.
 */
export function metPeople(
  store: Store,
  target: string,
  { table, stable, links }: Pick<ScannedAccounts, "table" | "stable" | "links">,
): IsNewPerson {
  const others = seenKeys(store.id);
  return (personId) => {
    const link = links.onlyOfPerson(personId);
    if (link < 0) return others.isNew(personId);
    if (table.has(link, noted.met)) return isAnother(personId, link);
    table.note(link, noted.met);
    return true;
  };

  async function isAnother(personId: string, number: number): Promise<boolean> {
    const link = await readLink(store, target, stable.at(number));
    return link?.personId !== personId && others.isNew(personId);
  }
}
