import { describe, expect, test } from "vitest";
import type { NhsmailOptions } from "../../src/index.ts";
import { round, told } from "../stage/rounds.ts";
import { accountId, groupId, trust } from "../stage/trust.ts";

const groups = [groupId(7)];
const ways: Readonly<Record<string, Partial<NhsmailOptions>>> = {
  "a listing": { changes: "listing", groups },
  "the delta of known accounts": { changes: "by-id", groups },
  "the delta of a tenant with several organisations": {
    mode: { mode: "tenant" },
    changes: "tenant",
    groups,
  },
};
const held = [{ kind: "group", id: groupId(7) }];

for (const [name, nhsmail] of Object.entries(ways)) {
  test(`who came into a named group and who left it is told by ${name}, and no stranger`, async () => {
    await using on = await trust({ nhsmail });
    await using session = await on.connector.open();
    const { token } = await round(session);
    const { outside } = on.directory;
    outside.member(groupId(7), accountId(1), false);
    outside.member(groupId(7), accountId(2), true);
    outside.member(groupId(7), accountId(101), false);
    outside.member(groupId(7), accountId(102), true);
    const next = await round(session, token);
    expect(told(next)).toEqual([`upsert ${accountId(1)}`, `upsert ${accountId(2)}`]);
    const holdings = next.changes.map((one) =>
      one.change === "upsert" ? [one.record.ref.stable, one.record.entitlements] : [],
    );
    expect(new Map(holdings as [string, unknown][])).toEqual(
      new Map([
        [accountId(1), []],
        [accountId(2), held],
      ]),
    );
  });
}

describe("a group that is deleted", () => {
  test("leads to a full read where the delta is asked, since nobody can tell who was in it", async () => {
    await using on = await trust({ nhsmail: { changes: "by-id", groups } });
    await using session = await on.connector.open();
    const { token } = await round(session);
    const request = { id: "test", method: "DELETE", path: ["groups", groupId(7)] } as const;
    expect((await on.transport.send(request)).status).toBe(204);
    await expect(round(session, token)).rejects.toMatchObject({ code: "delta-expired" });
  });
});
