import { expect, test } from "vitest";
import { noLag, virtualClock } from "../../src/national-directory.ts";
import { newUser, type Reply, type Stage, stage } from "./stage.ts";

const ada = "00000000-0000-4000-8000-000000000000";
const group = "00000000-0000-4000-9000-000000000000";
const world = {
  people: [{ id: ada, givenName: "Ada", surname: "Quill", organisation: "RQQ" }],
  groups: [{ id: group, displayName: "Ward 7 prescribers" }],
};
const path = "/identityGovernance/privilegedAccess/group/assignmentScheduleRequests";
const instances = "/identityGovernance/privilegedAccess/group/assignmentScheduleInstances";
const hours = (count: number) => count * 3_600_000;

function grant(on: Stage, further: object = {}): Promise<Reply> {
  const body = {
    accessId: "member",
    groupId: group,
    principalId: ada,
    action: "adminAssign",
    scheduleInfo: { expiration: { type: "afterDuration", duration: "PT4H" } },
    justification: "night shift",
    ticketInfo: { ticketNumber: "op-1", ticketSystem: "rollcall" },
    ...further,
  };
  return on.ask("POST", path, { body });
}

test("a membership for a time ends by the service's own clock, also when nobody asks", async () => {
  await using on = await stage(world);
  const made = await grant(on);
  expect([made.status, made.body.status]).toEqual([201, "Provisioned"]);
  expect(on.directory.view.membersOf(group)).toEqual([ada]);
  const filter = encodeURIComponent(`groupId eq '${group}' and principalId eq '${ada}'`);
  expect((await on.ask("GET", `${instances}?$filter=${filter}`)).body.value).toHaveLength(1);
  on.directory.clock.advance(hours(4));
  expect(on.directory.view.membersOf(group)).toEqual([]);
  expect((await on.ask("GET", `${instances}?$filter=${filter}`)).body.value).toEqual([]);
});

test("the same grant again is refused, and a grant that is taken back can be given again", async () => {
  await using on = await stage(world);
  await grant(on);
  expect((await grant(on)).body.error.code).toBe("RoleAssignmentExists");
  expect((await grant(on, { action: "adminRemove" })).status).toBe(201);
  expect(on.directory.view.membersOf(group)).toEqual([]);
  expect((await grant(on, { action: "adminRemove" })).status).toBe(400);
  expect((await grant(on)).status).toBe(201);
});

test("a grant may be extended, and then ends later", async () => {
  await using on = await stage(world);
  await grant(on);
  on.directory.clock.advance(hours(3));
  await grant(on, { action: "adminExtend" });
  on.directory.clock.advance(hours(3));
  expect(on.directory.view.membersOf(group)).toEqual([ada]);
  on.directory.clock.advance(hours(1));
  expect(on.directory.view.membersOf(group)).toEqual([]);
});

test("a group's policy may ask for approval and for a shorter time", async () => {
  await using on = await stage(world);
  on.directory.outside.limitGrants(group, { approval: true, longest: hours(8) });
  const longer = { scheduleInfo: { expiration: { type: "afterDuration", duration: "PT9H" } } };
  const refused = await grant(on, longer);
  expect(refused.body.error.code).toBe("RoleAssignmentRequestPolicyValidationFailed");
  const endless = { scheduleInfo: { expiration: { type: "noExpiration" } } };
  expect((await grant(on, endless)).status).toBe(400);
  const pending = await grant(on);
  expect(pending.body.status).toBe("PendingApproval");
  expect((await grant(on)).body.error.code).toBe("PendingRoleAssignmentRequest");
  expect(on.directory.view.membersOf(group)).toEqual([]);
  on.directory.outside.decideGrant(pending.body.id, true);
  expect(on.directory.view.membersOf(group)).toEqual([ada]);
  expect((await on.ask("GET", `${path}/${pending.body.id}`)).body.status).toBe("Provisioned");
});

test("a request that waits can be cancelled, and one for validation does nothing", async () => {
  await using on = await stage(world);
  expect((await grant(on, { isValidationOnly: true })).status).toBe(201);
  expect((await on.ask("GET", path)).body.value).toEqual([]);
  on.directory.outside.limitGrants(group, { approval: true });
  const { id } = (await grant(on)).body;
  expect((await on.ask("POST", `${path}/${id}/cancel`)).status).toBe(204);
  expect((await on.ask("POST", `${path}/${id}/cancel`)).status).toBe(400);
  expect((await grant(on)).status).toBe(201);
});

test("somebody who was just created cannot be given a membership yet, and nobody acts for himself", async () => {
  const clock = virtualClock("2026-09-01T08:00:00Z", 0);
  await using on = await stage({ ...world, clock, lag: { ...noLag, grants: 60_000 } });
  const { id } = (await on.ask("POST", "/users", { body: newUser("bo") })).body;
  expect((await grant(on, { principalId: id })).body.error.code).toBe("SubjectNotFound");
  on.directory.clock.advance(60_000);
  expect((await grant(on, { principalId: id })).status).toBe(201);
  expect((await on.ask("GET", path)).body.value).toEqual([]);
  expect((await grant(on, { action: "selfActivate" })).status).toBe(403);
});

test("a grant from a later time begins then", async () => {
  await using on = await stage(world);
  const expiration = { type: "afterDateTime", endDateTime: "2026-09-01T20:00:00Z" };
  await grant(on, { scheduleInfo: { startDateTime: "2026-09-01T12:00:00Z", expiration } });
  expect(on.directory.view.membersOf(group)).toEqual([]);
  on.directory.clock.advance(hours(4));
  expect(on.directory.view.membersOf(group)).toEqual([ada]);
  on.directory.clock.advance(hours(8));
  expect(on.directory.view.membersOf(group)).toEqual([]);
});
