import { expect, test } from "vitest";
import { follower, statesOf } from "../stage/follower.ts";
import { accountId, ownTenant, trust } from "../stage/trust.ts";

test("12: a change that the delta never tells is found by the next full read", async () => {
  await using on = await trust({ nhsmail: ownTenant });
  await using session = await on.connector.open();
  const one = follower(session);
  await one.start();
  on.directory.outside.change(accountId(1), { jobTitle: "Matron" });
  on.directory.outside.missChanges(accountId(1));
  await one.round();
  expect(one.told).toEqual([]);
  expect(one.held).not.toEqual(await statesOf(session));
  await one.start();
  expect(one.held).toEqual(await statesOf(session));
});

test("12: a listing misses nothing that the delta would", async () => {
  await using on = await trust();
  await using session = await on.connector.open();
  const one = follower(session);
  await one.start();
  on.directory.outside.change(accountId(1), { jobTitle: "Matron" });
  on.directory.outside.missChanges(accountId(1));
  await one.round();
  expect(one.told).toEqual([`upsert ${accountId(1)}`]);
});
