import { describe, expect, test } from "vitest";
import type { NhsmailOptions } from "../../src/index.ts";
import { follower, statesOf } from "../stage/follower.ts";
import { round, told } from "../stage/rounds.ts";
import { accountId, ownTenant, trust } from "../stage/trust.ts";

const people = Array.from({ length: 8 }, (_, at) => ({
  id: accountId(at + 1),
  givenName: "Ada",
  surname: `Quill${"abcdefgh"[at]}`,
  organisation: "RQQ",
}));
const habits = {
  pageSize: 2,
  duplicates: 0.5,
  replays: 1,
  disorder: 1,
  emptyPages: 0.5,
  late: 0,
  membersPerItem: 2,
};
const ways: Readonly<Record<string, Partial<NhsmailOptions>>> = {
  "of the tenant": { ...ownTenant, groups: [] },
  "of known accounts": { changes: "by-id", groups: [] },
};

for (const [name, nhsmail] of Object.entries(ways)) {
  describe(`11: the delta ${name}`, () => {
    test("repeats, mixes and sends empty pages, and each change is told once", async () => {
      await using on = await trust({ nhsmail, directory: { people, delta: habits } });
      await using session = await on.connector.open();
      const first = await round(session);
      for (const { id } of people) on.directory.outside.change(id, { jobTitle: "Matron" });
      const all = people.map(({ id }) => `upsert ${id}`);
      const next = await round(session, first.token);
      expect(told(next)).toEqual(all);
      on.directory.outside.change(accountId(3), { jobTitle: "Sister" });
      const last = await round(session, next.token);
      expect(told(last)).toEqual([`upsert ${accountId(3)}`]);
      expect(last.changes[0]).toMatchObject({ record: { attributes: { jobTitle: "Sister" } } });
    });

    test("a change that comes a round late comes all the same", async () => {
      const late = { ...habits, late: 0.6 };
      await using on = await trust({ nhsmail, directory: { people, delta: late } });
      await using session = await on.connector.open();
      const one = follower(session);
      await one.start();
      for (const { id } of people) on.directory.outside.change(id, { jobTitle: "Matron" });
      await one.round();
      const soon = one.told.length;
      await one.round();
      expect(soon).toBeLessThan(people.length);
      expect(one.held).toEqual(await statesOf(session));
    });

    test("whoever dies between the changes and the token is told the same again", async () => {
      await using on = await trust({ nhsmail, directory: { people, delta: habits } });
      await using session = await on.connector.open();
      const { token } = await round(session);
      on.directory.outside.remove(accountId(1));
      on.directory.outside.change(accountId(2), { jobTitle: "Matron" });
      const once = told(await round(session, token));
      expect(once).toEqual([`tombstone ${accountId(1)}`, `upsert ${accountId(2)}`]);
      await using resumed = await on.connect().open();
      expect(told(await round(resumed, token))).toEqual(once);
    });
  });
}
