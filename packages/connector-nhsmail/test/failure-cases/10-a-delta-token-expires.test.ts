import type { Account, ChangePage } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import type { NhsmailOptions } from "../../src/index.ts";
import { follower, statesOf } from "../stage/follower.ts";
import { round } from "../stage/rounds.ts";
import { accountId, namesIn, ownTenant, trust } from "../stage/trust.ts";

const week = 7 * 86_400_000;
const ways: Readonly<Record<string, Partial<NhsmailOptions>>> = {
  "of the tenant": { ...ownTenant, groups: [] },
  "of known accounts": { changes: "by-id", groups: [] },
};
const crowd = Array.from({ length: 6 }, (_, at) => ({
  id: accountId(at + 1),
  givenName: "Ada",
  surname: `Quill${"abcdef"[at]}`,
  organisation: "RQQ",
}));
const shortPages = {
  pageSize: 2,
  duplicates: 0,
  replays: 0,
  disorder: 0,
  emptyPages: 0,
  late: 0,
  membersPerItem: 50,
};

for (const [name, nhsmail] of Object.entries(ways)) {
  describe(`10: the delta ${name}`, () => {
    test("a token of more than seven days is expired (400 syncStateNotFound), and a full read gives all the same", async () => {
      await using on = await trust({ nhsmail });
      await using session = await on.connector.open();
      const one = follower(session);
      await one.start();
      on.directory.outside.remove(accountId(1));
      on.directory.outside.change(accountId(2), { jobTitle: "Matron" });
      const { token } = await round(session);
      on.clock.advance(week + 1);
      await expect(round(session, token)).rejects.toMatchObject({
        code: "delta-expired",
        advice: expect.stringContaining("full read"),
      });
      await one.round();
      expect(one.restarts).toBe(1);
      expect(one.held).toEqual(await statesOf(session));
      expect(one.held.has(accountId(1))).toBe(false);
    });

    test("410 Gone in the middle of a round leaves no token behind, and nobody is taken for gone", async () => {
      await using on = await trust({ nhsmail, directory: { people: crowd, delta: shortPages } });
      await using session = await on.connector.open();
      const { token } = await round(session);
      for (const { id } of crowd) on.directory.outside.change(id, { jobTitle: "Matron" });
      on.directory.script({ on: "GET /users/delta", from: 2, fault: { kind: "gone" } });
      const pages: ChangePage<Account>[] = [];
      const reading = async (): Promise<void> => {
        for await (const page of session.changes?.since(token) ?? []) pages.push(page);
      };
      await expect(reading()).rejects.toMatchObject({ code: "delta-expired" });
      expect(pages.length).toBeGreaterThan(0);
      expect(pages.some((page) => page.token || page.completeness)).toBe(false);
      expect(
        pages.flatMap(({ changes }) => changes).filter((one) => one.change === "tombstone"),
      ).toEqual([]);
    });
  });
}

test("10: a full read that breaks off is never complete, and one whose link expires begins anew and gives each once", async () => {
  const people = Array.from({ length: 1001 }, (_, at) => ({
    id: accountId(at + 1),
    givenName: "Ada",
    surname: "Quill",
    organisation: "RQQ",
    properties: {
      userPrincipalName: `ada.quill${at}@nhs.net`,
      mail: null,
      proxyAddresses: [],
    },
  }));
  await using on = await trust({ directory: { people, groups: [] }, nhsmail: { groups: [] } });
  await using session = await on.connector.open();
  on.directory.script({ on: "GET /users", from: 2, fault: { kind: "expired-link" } });
  const names = await namesIn(session);
  expect(new Set(names).size).toBe(people.length);
  expect(names).toHaveLength(people.length);
  expect(on.directory.view.struck).toHaveLength(1);
  on.directory.script({ on: "GET /users", times: 3, fault: { kind: "expired-link" } });
  await expect(namesIn(session)).rejects.toMatchObject({ code: "delta-expired" });
});

test("10: a full read in which a canary is missing is not complete, so that nobody is missed for good", async () => {
  await using on = await trust({ nhsmail: { canaries: [accountId(1), "ZOË.O'NEILL@nhs.net"] } });
  await using session = await on.connector.open();
  const stated = async () => (await Array.fromAsync(session.read.scan())).at(-1)?.completeness;
  on.directory.outside.change(accountId(2), { userPrincipalName: "zoë.o'neill@nhs.net" });
  expect(await stated()).toEqual({ state: "complete" });
  on.directory.script({
    on: "GET /users",
    fault: {
      kind: "altered-answer",
      alter: (body) => ({ ...body, value: (body as { value: object[] }).value.slice(1) }),
    },
  });
  expect(await stated()).toEqual({ state: "partial", reasons: ["canaries[0] was not seen"] });
});
