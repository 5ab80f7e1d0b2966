import type { TimedGrantsPart } from "@rollcall/core";
import { noLag } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { joinerOf } from "../stage/new-person.ts";
import { refTo } from "../stage/operations.ts";
import { accountId, groupId } from "../stage/trust.ts";
import { lease, type Writing, writing } from "../stage/writing.ts";

const group = groupId(7);
const entitlement = { kind: "group", id: group };
const ref = refTo(accountId(2));
const until = "2026-09-01T20:00:00Z";
const hour = 3_600_000;

const grants = ({ session }: Writing): TimedGrantsPart => {
  if (!session.timedGrants) throw new Error("no timed grants");
  return session.timedGrants;
};
const grant = (on: Writing, more: object = {}) =>
  grants(on).grantUntil({ ref, entitlement, until, ...more }, lease);
const isMember = ({ directory }: Writing): boolean =>
  directory.view.membersOf(group).includes(accountId(2));

test("19: a membership ends by the service's clock, also when our process is down", async () => {
  await using on = await writing();
  expect((await grant(on)).status).toBe("done");
  expect(isMember(on)).toBe(true);
  on.directory.clock.advance(13 * hour);
  expect(isMember(on)).toBe(false);
});

test("19: the same grant again is already done, though the first answer was lost", async () => {
  await using on = await writing();
  const path = "/identityGovernance/privilegedAccess/group/assignmentScheduleRequests";
  on.directory.script({ on: `POST ${path}`, fault: { kind: "commit-then-drop" } });
  expect((await grant(on)).status).toBe("already");
  expect((await grant(on)).status).toBe("already");
  expect(isMember(on)).toBe(true);
});

test("19: another end is set anew", async () => {
  await using on = await writing();
  await grant(on);
  expect((await grant(on, { until: "2026-09-01T10:00:00Z" })).status).toBe("done");
  on.directory.clock.advance(3 * hour);
  expect(isMember(on)).toBe(false);
});

test("19: a person who was just made is waited for until the service knows them", async () => {
  await using on = await writing({ directory: { lag: { ...noLag, grants: 60_000 } } });
  const { ref: made } = await on.execute(joinerOf());
  expect((await grant(on, { ref: made })).status).toBe("done");
  expect(on.directory.view.membersOf(group)).toContain(made?.stable);
  expect((await grant(on, { ref: made })).status).toBe("already");
});

test("19: a grant that waits for an approval is accepted, once, and is there when it is given", async () => {
  await using on = await writing();
  on.directory.outside.limitGrants(group, { approval: true });
  expect((await grant(on)).status).toBe("accepted");
  expect((await grant(on)).status).toBe("accepted");
  expect(isMember(on)).toBe(false);
  const [pending] = on.directory.view.journal.filter((entry) => entry.do === "grant");
  on.directory.outside.decideGrant((pending as { id: string }).id, true);
  expect(isMember(on)).toBe(true);
});

test("19: a policy that allows less than was asked for refuses it, with advice", async () => {
  await using on = await writing();
  on.directory.outside.limitGrants(group, { longest: 8 * hour });
  const refused = { code: "invalid-value", effect: "none", retry: "never" };
  await expect(grant(on)).rejects.toMatchObject(refused);
  expect((await grant(on, { until: "2026-09-01T15:00:00Z" })).status).toBe("done");
});

test("19: nobody of another organisation is granted anything, and nothing but a group", async () => {
  await using on = await writing();
  await expect(grant(on, { ref: refTo(accountId(101)) })).rejects.toMatchObject({
    code: "precondition-failed",
  });
  const licence = { kind: "licence", id: groupId(1) };
  await expect(grant(on, { entitlement: licence })).rejects.toMatchObject({ code: "unsupported" });
});

test("19: without the permission for it the part is absent", async () => {
  await using on = await writing();
  const plain = await on.connectAs(on.application, { mode: { mode: "tenant" } }).open();
  expect(plain.timedGrants).toBeUndefined();
});
