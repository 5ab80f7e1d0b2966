import fc from "fast-check";
import { expect, test } from "vitest";
import { type EvidenceTable, evidenceTable } from "../../src/feed/evidence-table.ts";
import { keepEvidence } from "../../src/feed/keep-evidence.ts";
import { fileProfileStore } from "../../src/profile/store/file-profile-store.ts";
import { memoryProfileStore } from "../../src/profile/store/memory-profile-store.ts";
import type { ProfileStore } from "../../src/profile/store/profile-store.ts";
import { testFolder } from "../profile/store/folder.ts";
import { day, now, riskEvent, riskEvents } from "./events.ts";

/** A table that was begun from a store, as after a restart at an instant. */
async function restarted(store: ProfileStore, at = now): Promise<EvidenceTable> {
  const table = evidenceTable();
  await keepEvidence(table, store, () => at);
  return table;
}

test("who clicked is challenged after a restart too, by another process that takes the files over", async () => {
  const folder = await testFolder();
  {
    await using store = await fileProfileStore({ folder });
    const table = evidenceTable();
    const { flush } = await keepEvidence(table, store, () => now);
    for (let person = 0; person < 5_000; person++) {
      table.take(riskEvent({ id: `m${person}`, subject: `s${person}` }), now);
    }
    await flush();
  }
  await using store = await fileProfileStore({ folder });
  const table = await restarted(store);
  expect(table.size).toBe(5_000);
  expect(table.held("s4999", now + day)).toMatchObject([{ strength: "demanding" }]);
  expect(table.take(riskEvent({ id: "m7", subject: "s7" }), now)).toBe("known");
});

test("a restarted table holds what the one before held, and makes of later events what that one makes", async () => {
  // Of few kinds, so that more come of one than are kept.
  const events = fc
    .tuple(riskEvents, fc.constantFrom("mail-link-clicked" as const, "alert" as const))
    .map(([event, kind]) => ({ ...event, kind }));
  const step = fc.oneof(
    { weight: 2, arbitrary: events },
    fc.record({ answered: fc.constantFrom("s0", "s1"), at: fc.integer({ min: -20, max: 1 }) }),
    fc.constant("flush" as const),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 60, size: "max" }),
      fc.array(events, { maxLength: 10, size: "max" }),
      async (steps, later) => {
        const store = memoryProfileStore();
        const table = evidenceTable();
        const { flush } = await keepEvidence(table, store, () => now);
        for (const each of steps) {
          if (each === "flush") await flush();
          else if ("answered" in each) table.answered(each.answered, now + each.at * day);
          else table.take(each, now);
        }
        await flush();
        const next = await restarted(store);
        const held = (from: EvidenceTable) =>
          ["s0", "s1"].flatMap((subject) =>
            [0, 5, 60].map((in_) => from.held(subject, now + in_ * day)),
          );
        const bytes = (from: EvidenceTable) =>
          ["s0", "s1"].map((subject) => from.records(() => now).bytesOf(subject));
        expect(bytes(next)).toEqual(bytes(table));
        expect(held(next)).toEqual(held(table));
        expect(later.map((event) => next.take(event, now))).toEqual(
          later.map((event) => table.take(event, now)),
        );
        expect(held(next)).toEqual(held(table));
      },
    ),
    { numRuns: 200 },
  );
});

test("what has faded, and whom one was told to forget, is taken out of the store", async () => {
  const store = memoryProfileStore();
  const table = evidenceTable();
  let at = now;
  const { flush } = await keepEvidence(table, store, () => at);
  table.take(riskEvent({ subject: "faded" }), now);
  table.take(riskEvent({ id: "m2", subject: "forgotten" }), now);
  table.take(riskEvent({ id: "m3", subject: "kept", kind: "alert-compromised" }), now);
  table.take(riskEvent({ id: "m4", subject: "forgotten" }), now);
  await flush();
  expect(await Array.fromAsync(store.scan())).toHaveLength(3);
  at = now + 30 * day;
  table.forget("forgotten");
  table.take(riskEvent({ id: "m5", subject: "short-lived" }), now);
  table.forget("short-lived");
  await flush();
  const left = await Array.fromAsync(store.scan());
  expect(left.map(({ subject }) => subject)).toEqual(["kept"]);
  expect(table.size).toBe(1);
});

test("what faded while nothing ran is not held again", async () => {
  const store = memoryProfileStore();
  const { flush } = await (async () => {
    const table = evidenceTable();
    const keeper = await keepEvidence(table, store, () => now);
    table.take(riskEvent(), now);
    return keeper;
  })();
  await flush();
  const late = evidenceTable();
  const keeper = await keepEvidence(late, store, () => now + 90 * day);
  expect(late.size).toBe(0);
  await keeper.flush();
  expect(await Array.fromAsync(store.scan())).toEqual([]);
});

test("evidence that cannot be read is reported, and that about others is held", async () => {
  const store = memoryProfileStore();
  const table = evidenceTable();
  const { flush } = await keepEvidence(table, store, () => now);
  for (const subject of ["s1", "s2"]) table.take(riskEvent({ id: subject, subject }), now);
  await flush();
  await store.write([{ subject: "s1", expected: 1, bytes: new Uint8Array(35) }]);
  const next = evidenceTable();
  const keeper = await keepEvidence(next, store, () => now);
  expect(keeper.findings).toMatchObject([
    { kind: "lost-evidence", count: 1, reason: expect.stringContaining("checksum") },
  ]);
  expect(next.held("s2", now)).toHaveLength(1);
  next.take(riskEvent({ id: "s1", subject: "s1" }), now);
  await keeper.flush();
  expect((await restarted(store)).held("s1", now)).toHaveLength(1);
});

test("what could not be stored is stored by the next flush, and what went meanwhile is taken out", async () => {
  const store = memoryProfileStore();
  const table = evidenceTable();
  let isLost = false;
  const { flush } = await keepEvidence(
    table,
    {
      ...store,
      async write(writes) {
        if (isLost) throw new Error("the disk is full");
        await store.write(writes);
      },
    },
    () => now,
  );
  table.take(riskEvent(), now);
  table.take(riskEvent({ id: "m2", subject: "s2" }), now);
  await flush();
  isLost = true;
  table.take(riskEvent({ id: "m3", subject: "s3" }), now);
  table.forget("s2");
  await expect(flush()).rejects.toThrow("the disk is full");
  isLost = false;
  await flush();
  const left = await Array.fromAsync(store.scan());
  expect(left.map(({ subject }) => subject).sort()).toEqual(["s1", "s3"]);
});

test("a smaller table keeps the strongest, and says how many it gave up", async () => {
  const store = memoryProfileStore();
  const table = evidenceTable();
  const { flush } = await keepEvidence(table, store, () => now);
  const kinds = ["mail-phish-delivered", "alert-compromised", "mail-spoof"] as const;
  for (const kind of kinds) table.take(riskEvent({ id: kind, subject: kind, kind }), now);
  await flush();
  const small = evidenceTable({ capacity: 1 });
  await keepEvidence(small, store, () => now);
  expect(small.held("alert-compromised", now)).toHaveLength(1);
  expect(small.forgotten).toBe(2);
});

test("what is no key of anybody is held as before, and not stored", async () => {
  const store = memoryProfileStore();
  const table = evidenceTable();
  const { flush } = await keepEvidence(table, store, () => now);
  for (const subject of ["", "half \ud800", "x".repeat(1_025)]) {
    table.take(riskEvent({ id: subject, subject }), now);
    expect(table.held(subject, now)).toHaveLength(1);
  }
  await flush();
  expect(await Array.fromAsync(store.scan())).toEqual([]);
});
