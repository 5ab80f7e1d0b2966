import { expect, test } from "vitest";
import { keepLast, readLast } from "../../../src/profile/last-sign-in.ts";
import { profileTable } from "../../../src/profile/profile-table.ts";
import { keepProfiles } from "../../../src/profile/store/keep-profiles.ts";
import { memoryProfileStore } from "../../../src/profile/store/memory-profile-store.ts";
import { signInAt } from "../sign-in-at.ts";

const noon = Date.UTC(2026, 10, 21, 12);

test("what was learnt before a flush is there for the next process", async () => {
  const store = memoryProfileStore();
  const table = profileTable();
  const keeper = await keepProfiles(table, store);
  for (let person = 0; person < 10_000; person++) {
    keepLast(table.claim(`person-${person}`), signInAt(noon + person));
    table.touch();
  }
  await Promise.all([keeper.flush(), keeper.flush()]);
  keepLast(table.claim("person-7"), signInAt(noon + 99_999));
  table.touch();
  table.forget("person-8");
  await keeper.flush();

  const next = profileTable();
  await keepProfiles(next, store);
  expect(next.size()).toBe(9_999);
  const profile = next.find("person-7");
  expect(profile && readLast(profile)?.at).toBe(noon + 99_999);
  expect((await store.read("person-7"))?.version).toBe(2);
  expect(next.find("person-8")).toBeUndefined();
});

test("a profile that cannot be read is begun anew and reported, and the others are kept", async () => {
  const store = memoryProfileStore();
  const table = profileTable();
  const keeper = await keepProfiles(table, store);
  for (const subject of ["whole", "damaged"]) {
    keepLast(table.claim(subject), signInAt(noon));
    table.touch();
  }
  await keeper.flush();
  const bytes = (await store.read("damaged"))?.bytes.slice() as Uint8Array;
  bytes[50] = 1;
  await store.write([{ subject: "damaged", expected: 1, bytes }]);

  const next = profileTable();
  const { findings, flush } = await keepProfiles(next, store);
  expect(findings).toMatchObject([{ kind: "fresh-profile", count: 1 }]);
  expect(readLast(next.claim("damaged"))).toBeUndefined();
  expect(readLast(next.claim("whole"))).toBeDefined();
  keepLast(next.claim("damaged"), signInAt(noon));
  next.touch();
  await flush();
  expect((await store.read("damaged"))?.version).toBe(3);
});

test("what could not be stored is stored by the next flush", async () => {
  const store = memoryProfileStore();
  const table = profileTable();
  let fails = true;
  const { flush } = await keepProfiles(table, {
    ...store,
    write: async (writes) => {
      if (fails) throw new Error("the disk is full");
      await store.write(writes);
    },
  });
  keepLast(table.claim("person-1"), signInAt(noon));
  table.touch();
  await expect(flush()).rejects.toThrow("the disk is full");
  fails = false;
  await flush();
  expect((await store.read("person-1"))?.version).toBe(1);
});
