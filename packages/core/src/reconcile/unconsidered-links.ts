import type { Link } from "../model/link.ts";
import { readLink, scanLinks } from "../store/links.ts";
import type { Store } from "../store/store.ts";
import { noted } from "./account-table.ts";
import type { ScannedAccounts } from "./scanned-accounts.ts";

/** To find one link takes as long as to read so many of them one after the other. */
const oneForScanned = 10;

/** Gives the links of accounts that were seen and whose person was not, ordered by the accounts' stable keys. */
export async function* unconsideredLinks(
  store: Store,
  target: string,
  { table, stable, links }: Pick<ScannedAccounts, "table" | "stable" | "links">,
): AsyncGenerator<Link> {
  const isMissed = (number: number): boolean =>
    number >= 0 && table.has(number, noted.seen) && !table.has(number, noted.considered);
  let missed = 0;
  for (let number = 0; number < links.count; number++) if (isMissed(number)) missed++;
  if (missed === 0) return;
  if (missed * oneForScanned > links.count) {
    for await (const link of scanLinks(store, target)) {
      if (isMissed(links.ofAccount(link.account.stable))) yield link;
    }
    return;
  }
  for (let number = 0; number < links.count; number++) {
    const link = isMissed(number) ? await readLink(store, target, stable.at(number)) : undefined;
    if (link) yield link;
  }
}
