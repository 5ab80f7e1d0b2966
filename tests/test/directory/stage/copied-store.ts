import { memoryStore, type Store, type StoreWrite, storeSpaces } from "@rollcall/core";

/** Makes stores that hold what a store holds now, and have its id. */
export async function copiesOf(store: Store): Promise<() => Promise<Store>> {
  const writes: StoreWrite[] = [];
  for (const space of storeSpaces) {
    for await (const { key, value } of store.scan(space)) writes.push({ space, key, value });
  }
  return async () => {
    const copy = memoryStore({ id: store.id });
    await copy.commit(writes);
    return copy;
  };
}
