import { linkOwners, links } from "./links.ts";
import { scanValues } from "./read-value.ts";
import type { Store, StoreWrite } from "./store.ts";

const meta = { space: "meta", key: "linkOwners" } as const;

/**
 * Makes the rows that say who owns which account as the links have them, in one commit, in a store whose links were
 * written before there were such rows: a full run sees no other links. Costs one look in a store that is known to have
 * them all, and writes nothing where nothing is missing.
 */
export async function restoreLinkOwners(store: Store): Promise<void> {
  if ((await store.get(meta.space, meta.key)) === true) return;
  const writes = await missingRows(store);
  if (writes.length > 0) await store.commit([...writes, { ...meta, value: true }]);
}

/** Gives the write after which {@link restoreLinkOwners} takes the rows for whole: of a plan of a run that began with it. */
export async function wholeLinkOwnersWrites(store: Store): Promise<readonly StoreWrite[]> {
  return (await store.get(meta.space, meta.key)) === true ? [] : [{ ...meta, value: true }];
}

/** Goes through links and rows side by side: both come in the order of the same keys. */
async function missingRows(store: Store): Promise<StoreWrite[]> {
  const { space } = linkOwners;
  const writes: StoreWrite[] = [];
  const rows = scanValues(store, linkOwners, "");
  let row = await rows.next();
  const forgetUpTo = async (key: string | undefined): Promise<void> => {
    while (!row.done && (key === undefined || row.value.key < key)) {
      writes.push({ space, key: row.value.key, value: null });
      row = await rows.next();
    }
  };
  for await (const { key, value: link } of scanValues(store, links, "")) {
    await forgetUpTo(key);
    const isThere = !row.done && row.value.key === key;
    const isSame = isThere && row.value.value === link.personId;
    if (!isSame) writes.push({ space, key, value: link.personId });
    if (isThere) row = await rows.next();
  }
  await forgetUpTo(undefined);
  return writes;
}
