import { expect, test } from "vitest";
import { restoreLinkOwners, wholeLinkOwnersWrites } from "../../src/store/link-owners.ts";
import { linkWrites } from "../../src/store/links.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import type { Store, StoreWrite } from "../../src/store/store.ts";

function linkOf(stable: string, personId: string): readonly StoreWrite[] {
  return linkWrites({
    target: "directory",
    account: { kind: "account", stable },
    personId,
    identifiers: [],
    by: "created",
    since: "2026-11-21T07:00:00Z",
  });
}

/** Notes how many commits are made. */
function counted(store: Store): { store: Store; commits: () => number } {
  let commits = 0;
  const commit: Store["commit"] = async (writes) => {
    commits++;
    await store.commit(writes);
  };
  return { store: { ...store, commit }, commits: () => commits };
}

const rowsOf = async (store: Store) => await Array.fromAsync(store.scan("linkOwners"));

test("links that were written before there were rows of their owners get them, in one commit", async () => {
  const { store, commits } = counted(memoryStore());
  const links = [..."hafcbg"].flatMap((stable) => linkOf(stable, `person ${stable}`));
  await store.commit(links);
  const whole = await rowsOf(store);
  expect(whole).toHaveLength(6);
  const old = [..."hafcbg"].map((stable) => ({ space: "linkOwners", key: `directory/${stable}` }));
  await store.commit(old.map((row) => ({ ...row, value: null }) as StoreWrite));
  expect(await rowsOf(store)).toEqual([]);
  const before = commits();
  await restoreLinkOwners(store);
  expect(await rowsOf(store)).toEqual(whole);
  await restoreLinkOwners(store);
  expect(commits() - before).toBe(1);
});

test("rows that are missing, of another person or of no link are put right among those that hold", async () => {
  const store = memoryStore();
  await store.commit([..."abcdef"].flatMap((stable) => linkOf(stable, `person ${stable}`)));
  const whole = await rowsOf(store);
  const space = "linkOwners";
  await store.commit([
    { space, key: "directory/a", value: null },
    { space, key: "directory/c", value: "somebody else" },
    { space, key: "directory/cc", value: "nobody's" },
    { space, key: "directory/f", value: null },
    { space, key: "elsewhere/g", value: "nobody's" },
  ]);
  await restoreLinkOwners(store);
  expect(await rowsOf(store)).toEqual(whole);
});

test("nothing is written to a store that has its rows, and after a plan of a full run nothing is looked through", async () => {
  const { store, commits } = counted(memoryStore());
  await store.commit(linkOf("a", "p"));
  await restoreLinkOwners(store);
  expect(commits()).toBe(1);
  await store.commit(await wholeLinkOwnersWrites(store));
  expect(await wholeLinkOwnersWrites(store)).toEqual([]);
  const unread: Store = {
    ...store,
    scan() {
      throw new Error("the links were read");
    },
  };
  await restoreLinkOwners(unread);
});
