import { expect, test } from "vitest";
import { accountTable } from "../../src/reconcile/account-table.ts";
import { knownLinks } from "../../src/reconcile/known-links.ts";
import { metPeople } from "../../src/reconcile/met-people.ts";
import { linkWrites } from "../../src/store/links.ts";
import { memoryStore } from "../../src/store/memory-store.ts";

const linkOf = (person: string, stable: string) =>
  linkWrites({
    target: "directory",
    account: { kind: "account", stable },
    personId: person,
    identifiers: [],
    by: "created",
    since: "2026-11-21T07:00:00Z",
  });

test("a person is new once, with one link, several links or none", async () => {
  const store = memoryStore();
  await store.commit([
    ...linkOf("one", "a-1"),
    ...linkOf("several", "a-2"),
    ...linkOf("several", "a-3"),
  ]);
  const links = await knownLinks(store, "directory");
  const isNew = metPeople(store, "directory", {
    links,
    stable: links.accounts,
    table: accountTable(3),
  });
  for (const person of ["one", "several", "none"]) {
    expect(await isNew(person)).toBe(true);
    expect(await isNew(person)).toBe(false);
  }
});

test("somebody who shares a fingerprint with a person who was read is new, once", async () => {
  const store = memoryStore();
  await store.commit(linkOf("one", "a-1"));
  const links = await knownLinks(store, "directory");
  const alike = { ...links, onlyOfPerson: () => 0 };
  const isNew = metPeople(store, "directory", {
    links: alike,
    stable: links.accounts,
    table: accountTable(1),
  });
  expect(await isNew("one")).toBe(true);
  expect(await isNew("another")).toBe(true);
  expect(await isNew("another")).toBe(false);
  expect(await isNew("one")).toBe(false);
});
