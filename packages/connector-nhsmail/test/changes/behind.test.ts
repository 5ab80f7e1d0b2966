import { noLag, plainHabits } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { round, told } from "../stage/rounds.ts";
import { accountId, ownTenant, type Trust, trust } from "../stage/trust.ts";

const minute = 60_000;

/** A tenant whose feed of changes is never behind, and whose accounts show a minute late. */
function late(): Promise<Trust> {
  return trust({
    directory: { lag: { ...noLag, entities: [minute] } },
    nhsmail: { ...ownTenant, groups: [], visibleAfter: 2 * minute },
  });
}

test("an account that the delta tells of before it can be seen is waited for, and not taken for gone", async () => {
  await using on = await late();
  on.clock.advance(2 * minute);
  await using session = await on.connector.open();
  const first = await round(session);
  const joiner = { givenName: "Eve", surname: "Nkosi" };
  const id = on.directory.administrator("RQQ").create(joiner);
  const soon = await round(session, first.token);
  expect(told(soon)).toEqual([]);
  on.directory.clock.advance(minute + 1);
  const next = await round(session, soon.token);
  expect(told(next)).toEqual([`upsert ${id}`]);
});

test("an account that is read as it was before its change is read again", async () => {
  await using on = await late();
  on.clock.advance(2 * minute);
  await using session = await on.connector.open();
  const first = await round(session);
  on.directory.outside.change(accountId(1), { jobTitle: "Matron" });
  const soon = await round(session, first.token);
  on.directory.clock.advance(minute + 1);
  const next = await round(session, soon.token);
  const titles = [soon, next].flatMap(({ changes }) =>
    changes.flatMap((one) => (one.change === "upsert" ? [one.record.attributes.jobTitle] : [])),
  );
  expect(titles).toEqual([undefined, "Matron"]);
  on.directory.clock.advance(minute);
  expect(told(await round(session, next.token))).toEqual([]);
});

test("an account that is nowhere is gone once it cannot be behind any more", async () => {
  await using on = await trust({ nhsmail: { changes: "listing", visibleAfter: 2 * minute } });
  await using session = await on.connector.open();
  const first = await round(session);
  on.directory.outside.remove(accountId(1));
  on.directory.outside.remove(accountId(1));
  const soon = await round(session, first.token);
  on.directory.clock.advance(minute);
  const later = await round(session, soon.token);
  expect([told(soon), told(later)]).toEqual([[], []]);
  on.directory.clock.advance(minute + 1);
  const last = await round(session, later.token);
  expect(told(last)).toEqual([`tombstone ${accountId(1)}`]);
  expect(told(await round(session, last.token))).toEqual([]);
});

test("a change that comes a round late is told, though a newcomer has had the feeds arranged anew", async () => {
  const delta = { ...plainHabits, late: 1 };
  await using on = await trust({ directory: { delta }, nhsmail: { changes: "by-id", groups: [] } });
  await using session = await on.connector.open();
  const first = await round(session);
  const { outside, organisationAttribute } = on.directory;
  outside.change(accountId(3), { jobTitle: "Matron" });
  outside.change(accountId(101), { [organisationAttribute]: "RQQ" });
  const soon = await round(session, first.token);
  expect(told(soon)).toEqual([`upsert ${accountId(101)}`]);
  expect(told(await round(session, soon.token))).toContain(`upsert ${accountId(3)}`);
});
