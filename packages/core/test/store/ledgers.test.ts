import { expect, test } from "vitest";
import { textOf } from "../../src/model/byte-text.ts";
import type { Link } from "../../src/model/link.ts";
import {
  absenceWrites,
  countAbsence,
  endAbsenceWrites,
  readAbsence,
  scanAbsences,
} from "../../src/store/absences.ts";
import {
  acknowledgementWrites,
  forgetAcknowledgementWrites,
  readAcknowledgement,
  scanAcknowledgements,
} from "../../src/store/acknowledged.ts";
import { readReview, reviewIn, reviewsDue, reviewWrites } from "../../src/store/agenda.ts";
import {
  forgetGroundsWrites,
  groundsWrites,
  readGrounds,
  scanGrounds,
} from "../../src/store/grounds.ts";
import { historyWrites, readHistory } from "../../src/store/history.ts";
import {
  findLinkByPerson,
  linkWrites,
  readLink,
  readLinkedPeople,
  scanLinks,
  unlinkWrites,
} from "../../src/store/links.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import { nameWrites, readName, scanNames } from "../../src/store/names.ts";
import {
  appliedPlansWrites,
  readAppliedPlans,
  readRevision,
  revisionWrites,
} from "../../src/store/revision.ts";
import { storeKey } from "../../src/store/store-key.ts";
import { forgetTokenWrites, readToken, tokenWrites } from "../../src/store/tokens.ts";

const link: Link = {
  target: "directory",
  account: { kind: "account", stable: "guid/1", lookup: "CN=Ann" },
  personId: "esr:1",
  identifiers: [
    { system: "nhs-unique-id", value: "1000001" },
    { system: "esr-employee:431", value: "20000001" },
  ],
  by: "created",
  since: "2026-11-21T07:00:00Z",
};

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => await Array.fromAsync(items);

test("a link is found by its account, by the person and by each identifier", async () => {
  const store = memoryStore();
  await store.commit(linkWrites(link));
  expect(await readLink(store, "directory", "guid/1")).toEqual(link);
  expect(await findLinkByPerson(store, "directory", { id: "esr:1", identifiers: [] })).toEqual(
    link,
  );
  for (const identifier of link.identifiers) {
    const reKeyed = { id: "esr:other", identifiers: [identifier] };
    expect(await findLinkByPerson(store, "directory", reKeyed)).toEqual(link);
  }
  expect(
    await findLinkByPerson(store, "mail", { id: "esr:1", identifiers: link.identifiers }),
  ).toBeUndefined();
});

test("an identifier that is not strong does not find a link", async () => {
  const store = memoryStore();
  await store.commit(linkWrites(link, ({ system }) => system === "nhs-unique-id"));
  const [strong, weak] = link.identifiers;
  expect(
    await findLinkByPerson(store, "directory", { id: "x", identifiers: [weak as never] }),
  ).toBeUndefined();
  expect(
    await findLinkByPerson(store, "directory", { id: "x", identifiers: [strong as never] }),
  ).toEqual(link);
});

test("a link that was taken away is found by nothing", async () => {
  const store = memoryStore();
  await store.commit(linkWrites(link));
  await store.commit(unlinkWrites(link));
  expect(await all(scanLinks(store, "directory"))).toEqual([]);
  expect(await all(store.scan("linkAliases"))).toEqual([]);
  expect(await all(store.scan("linkOwners"))).toEqual([]);
});

test("a person who moves to another account keeps the aliases of the new link", async () => {
  const store = memoryStore();
  const next = { ...link, account: { kind: "account", stable: "guid/2" } };
  await store.commit(linkWrites(link));
  await store.commit([...unlinkWrites(link), ...linkWrites(next)]);
  expect(await findLinkByPerson(store, "directory", { id: "esr:1", identifiers: [] })).toEqual(
    next,
  );
  expect(await readLink(store, "directory", "guid/1")).toBeUndefined();
});

test("links of one target do not show in another whose name begins the same", async () => {
  const store = memoryStore();
  const other = { ...link, target: "directory/test" };
  await store.commit([...linkWrites(link), ...linkWrites(other)]);
  expect(await all(scanLinks(store, "directory"))).toEqual([link]);
  expect(await all(scanLinks(store, "directory/test"))).toEqual([other]);
});

test("who owns which account is read without the links, of one target and after every change of owner", async () => {
  const store = memoryStore();
  const other = { ...link, account: { kind: "account", stable: "guid/2" }, personId: "esr:2" };
  await store.commit([...linkWrites(link), ...linkWrites(other)]);
  await store.commit(linkWrites({ ...link, target: "directory/test" }));
  await store.commit([...unlinkWrites(other), ...linkWrites({ ...link, personId: "esr:3" })]);
  const owners: string[][] = [];
  await readLinkedPeople(store, "directory", ({ key, value }) =>
    owners.push([textOf(key), textOf(value)]),
  );
  expect(owners).toEqual([["guid/1", "esr:3"]]);
});

test("two rows of parts never give the same key", () => {
  expect(storeKey("a/b", "c")).not.toBe(storeKey("a", "b/c"));
  expect(storeKey("a%2Fb", "c")).not.toBe(storeKey("a/b", "c"));
});

test("the names ledger tells who had a value until when", async () => {
  const store = memoryStore();
  const held = {
    target: "mail",
    attribute: "address",
    value: "ann.smith@example.nhs.uk",
    personId: "esr:1",
    since: "2026-01-01T00:00:00Z",
  };
  await store.commit(nameWrites(held));
  await store.commit(nameWrites({ ...held, until: "2026-11-20T00:00:00Z" }));
  expect(await readName(store, held)).toEqual({ ...held, until: "2026-11-20T00:00:00Z" });
  expect(await all(scanNames(store, "mail"))).toHaveLength(1);
  expect(await all(scanNames(store, "mail", "addr"))).toEqual([]);
});

test("an absence counts its runs and keeps its first instant", async () => {
  const store = memoryStore();
  const missing = { system: "esr", key: "esr:1" };
  const first = countAbsence(missing, undefined, "2026-11-20T07:00:00Z");
  const second = countAbsence(missing, first, "2026-11-21T07:00:00Z");
  await store.commit(absenceWrites(second));
  expect(await readAbsence(store, "esr", "esr:1")).toEqual({
    ...missing,
    runs: 2,
    since: "2026-11-20T07:00:00Z",
  });
  expect(await all(scanAbsences(store, "esr"))).toEqual([second]);
  await store.commit(endAbsenceWrites(missing));
  expect(await readAbsence(store, "esr", "esr:1")).toBeUndefined();
});

test("a person has one review, and moving it takes the old one away", async () => {
  const store = memoryStore();
  await store.commit(reviewWrites({ personId: "esr:1", to: "2026-12-01" }));
  await store.commit(reviewWrites({ personId: "esr:2", to: "2026-11-30" }));
  await store.commit(reviewWrites({ personId: "esr:1", from: "2026-12-01", to: "2026-11-29" }));
  expect(await all(reviewsDue(store, "2026-11-30"))).toEqual([
    { date: "2026-11-29", personId: "esr:1" },
    { date: "2026-11-30", personId: "esr:2" },
  ]);
  expect(await all(reviewsDue(store, "2099-01-01"))).toHaveLength(2);
  expect(await readReview(store, "esr:1")).toBe("2026-11-29");
  await store.commit(reviewWrites({ personId: "esr:1", from: "2026-11-29" }));
  expect(await readReview(store, "esr:1")).toBeUndefined();
  expect(await all(reviewsDue(store, "2026-11-29"))).toEqual([]);
});

test("a review that is not committed yet is seen in its writes", () => {
  expect(reviewIn(reviewWrites({ personId: "esr:1", to: "2026-12-01" }), "esr:1")).toBe(
    "2026-12-01",
  );
  expect(reviewIn(reviewWrites({ personId: "esr:1", from: "2026-12-01" }), "esr:1")).toBeNull();
  expect(reviewIn([], "esr:1")).toBeUndefined();
});

test("a token is kept by connector and can be forgotten", async () => {
  const store = memoryStore();
  const token = {
    connector: "memory",
    scope: "all",
    issuedAt: "2026-11-21T07:00:00Z",
    origin: "server-1",
    fingerprint: "f",
    value: "42",
  };
  await store.commit(tokenWrites("directory", token));
  expect(await readToken(store, "directory")).toEqual(token);
  await store.commit(forgetTokenWrites("directory"));
  expect(await readToken(store, "directory")).toBeUndefined();
});

test("a history keeps its last 30 entries", async () => {
  const store = memoryStore();
  const subject = { target: "directory", changeClass: "disable", mode: "full" } as const;
  for (let day = 0; day < 35; day++) {
    const before = await readHistory(store, subject);
    await store.commit(
      historyWrites(subject, before, { at: `day ${day}`, count: day, population: 100 }),
    );
  }
  const kept = await readHistory(store, subject);
  expect(kept.map(({ count }) => count)).toEqual(
    Array.from({ length: 30 }, (_, index) => index + 5),
  );
  expect(await readHistory(store, { snapshotOf: "directory" })).toEqual([]);
});

test("a new store has seen no plan applied", async () => {
  const store = memoryStore();
  expect(await readRevision(store)).toBe(0);
  expect(await readAppliedPlans(store)).toEqual([]);
  await store.commit([...revisionWrites(3), ...appliedPlansWrites(["a", "b"])]);
  expect(await readRevision(store)).toBe(3);
  expect(await readAppliedPlans(store)).toEqual(["a", "b"]);
});

test("an acknowledged value is kept by account and attribute", async () => {
  const store = memoryStore();
  const answer = {
    target: "mail",
    account: "7",
    attribute: "phone",
    wrote: "01632 960001",
    answered: ["+441632960001"],
  };
  await store.commit(acknowledgementWrites(answer));
  expect(await readAcknowledgement(store, answer)).toEqual(answer);
  expect(await all(scanAcknowledgements(store, "mail", "7"))).toEqual([answer]);
  expect(await all(scanAcknowledgements(store, "mail"))).toEqual([answer]);
  await store.commit(forgetAcknowledgementWrites(answer));
  expect(await readAcknowledgement(store, answer)).toBeUndefined();
});

test("a damaged value is a protocol error that tells no personal data", async () => {
  const store = memoryStore();
  await store.commit([
    { space: "links", key: "directory/secret-guid", value: { ...link, since: 7 } as never },
  ]);
  await expect(readLink(store, "directory", "secret-guid")).rejects.toMatchObject({
    code: "protocol",
    where: { field: "links.since" },
    message: expect.not.stringContaining("secret-guid"),
  });
});

test("what an account stands on is found by its target and stable key, and forgotten", async () => {
  const store = memoryStore();
  const grounds = {
    state: "active",
    posts: [{ id: "a2", status: "active" as const }],
    others: [{ id: "a1", status: "ended" as const, end: "2024-03-31" }],
  };
  const key = { target: "directory", account: "guid/1" };
  await store.commit(groundsWrites(key, grounds));
  await store.commit(groundsWrites({ ...key, target: "directory/2" }, grounds));
  expect(await readGrounds(store, key)).toEqual(grounds);
  expect(await readGrounds(store, { ...key, account: "guid" })).toBeUndefined();
  expect(await all(scanGrounds(store, "directory"))).toEqual([{ account: "guid/1", grounds }]);
  await store.commit(forgetGroundsWrites(key));
  expect(await all(scanGrounds(store, "directory"))).toEqual([]);
});
