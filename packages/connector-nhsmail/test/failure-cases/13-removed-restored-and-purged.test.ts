import { describe, expect, test } from "vitest";
import type { NhsmailOptions } from "../../src/index.ts";
import { round, told } from "../stage/rounds.ts";
import { accountId, ownTenant, trust } from "../stage/trust.ts";

const ways: Readonly<Record<string, Partial<NhsmailOptions>>> = {
  "the delta of the tenant": ownTenant,
  "the delta of known accounts": { changes: "by-id" },
  "a listing": { changes: "listing" },
};
const minutes = 60_000;
const ada = accountId(1);
const ref = { kind: "account", stable: ada };

for (const [name, nhsmail] of Object.entries(ways)) {
  describe(`13: by ${name}`, () => {
    test("a deletion is told on the very first page, a restoration as the account as it is", async () => {
      await using on = await trust({ nhsmail });
      await using session = await on.connector.open();
      const first = await round(session);
      on.directory.administrator("RQQ").delete(ada);
      on.clock.advance(10 * minutes);
      const gone = await round(session, first.token);
      expect(told(gone)).toEqual([`tombstone ${ada}`]);
      expect(await session.read.get(ref)).toEqual({ absent: "tombstone", ref });
      on.directory.administrator("RQQ").restore(ada);
      on.clock.advance(10 * minutes);
      const back = await round(session, gone.token);
      expect(told(back)).toEqual([`upsert ${ada}`]);
      expect(await session.read.get(ref)).toMatchObject({ ref: { stable: ada }, enabled: true });
    });

    test("an account that was deleted and brought back between two rounds is there", async () => {
      await using on = await trust({ nhsmail });
      await using session = await on.connector.open();
      const { token } = await round(session);
      on.directory.administrator("RQQ").delete(ada);
      on.clock.advance(10 * minutes);
      on.directory.administrator("RQQ").restore(ada);
      on.clock.advance(10 * minutes);
      const { changes } = await round(session, token);
      expect(changes.filter((one) => one.change === "tombstone")).toEqual([]);
    });

    test("an account that was deleted for good is gone, and its key is not found", async () => {
      await using on = await trust({ nhsmail });
      await using session = await on.connector.open();
      const { token } = await round(session);
      on.directory.outside.remove(ada);
      on.directory.outside.remove(ada);
      expect(told(await round(session, token))).toEqual([`tombstone ${ada}`]);
      expect(await session.read.get(ref)).toEqual({ absent: "not-found", ref });
    });
  });
}

test("13: an account that another organisation has taken is gone from ours, and is not ours to read", async () => {
  for (const changes of ["listing", "by-id"] as const) {
    await using on = await trust({ nhsmail: { changes } });
    await using session = await on.connector.open();
    const { token } = await round(session);
    on.directory.administrator("RQQ").markLeaver(ada);
    on.directory.administrator("RZZ").join(ada);
    const next = await round(session, token);
    expect(told(next)).toEqual([`tombstone ${ada}`]);
    expect(told(await round(session, next.token))).toEqual([]);
    expect(await session.read.get(ref)).toEqual({ absent: "not-ours", ref });
  }
});
