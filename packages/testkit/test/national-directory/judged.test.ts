import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  faultsOfRequests,
  judgeAnswers,
  judgeFolder,
  judgeMissing,
} from "../../../../scripts/judge-graph.ts";
import { groupProperties } from "../../src/national-directory/query/group-properties.ts";
import { userProperties } from "../../src/national-directory/query/user-properties.ts";
import { operations } from "../../src/national-directory/wire/router.ts";
import { baseLicences } from "../../src/national-directory.ts";
import { newUser, type Stage, stage } from "./stage.ts";

test("the judge of Microsoft's metadata is at hand, or it is said why not", ({ skip }) => {
  if (judgeMissing !== undefined) skip(judgeMissing);
  expect(judgeFolder).not.toBe("");
});

test("the judge tells a wrong answer and a wrong request from right ones", ({ skip }) => {
  if (judgeMissing !== undefined) skip(judgeMissing);
  const request = { method: "GET", url: "/v1.0/users?$select=shoeSize", headers: {} };
  const answer = { status: 200, body: { value: [{ id: "x", shoeSize: 41 }] } };
  const exchange = { request, answer, operation: "GET /users", spoiled: false };
  expect(judgeAnswers([exchange]).faults).toHaveLength(1);
  expect(faultsOfRequests([exchange])).toHaveLength(1);
});

const group = "00000000-0000-4000-9000-000000000000";
const eventual = { headers: { consistencylevel: "eventual" } };
const ref = (id: string) => ({
  body: { "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${id}` },
});
const licences = (addLicenses: object[]) => ({ body: { addLicenses, removeLicenses: [] } });

async function everyOperation(on: Stage): Promise<void> {
  const ada = (await on.ask("POST", "/users", { body: newUser("ada") })).body.id;
  const bo = (await on.ask("POST", "/users", { body: newUser("bo", { usageLocation: "GB" }) })).body
    .id;
  await on.ask("GET", "/users");
  await on.ask("GET", "/users/$count", eventual);
  for (const path of ["/users/delta", "/users/delta()", "/users/microsoft.graph.delta()"])
    await on.ask("GET", path);
  await on.ask("GET", `/users/${ada}`);
  await on.ask("PATCH", `/users/${ada}`, {
    body: { jobTitle: "Nurse", onPremisesExtensionAttributes: { extensionAttribute1: "x" } },
  });
  await on.ask("PUT", `/users/${ada}/manager/$ref`, ref(bo));
  await on.ask("GET", `/users/${ada}/manager`);
  await on.ask("DELETE", `/users/${ada}/manager/$ref`);
  await on.ask(
    "POST",
    `/users/${bo}/assignLicense`,
    licences([{ skuId: baseLicences.standard, disabledPlans: [] }]),
  );
  await on.ask("GET", `/users/${bo}/licenseDetails`);
  await on.ask("POST", `/users/${bo}/revokeSignInSessions`);
  const methods = `/users/${bo}/authentication/methods/28c10230-6103-485e-b985-444c60001490`;
  await on.ask("POST", `${methods}/resetPassword`, { body: {} });
  await groupOperations(on, ada);
  await on.ask("POST", "/directoryObjects/getByIds", {
    body: { ids: [ada, group], types: ["user", "group"] },
  });
  for (const path of ["/organization", "/domains", "/subscribedSkus"]) await on.ask("GET", path);
  await grants(on, ada);
  for (const path of ["riskDetections", "riskyUsers"])
    await on.ask("GET", `/identityProtection/${path}`);
  for (const path of ["directoryAudits", "signIns"]) await on.ask("GET", `/auditLogs/${path}`);
  await deletedItems(on, ada, bo);
}

async function groupOperations(on: Stage, ada: string): Promise<void> {
  const body = {
    displayName: "Ward 8",
    mailEnabled: false,
    mailNickname: "ward8",
    securityEnabled: true,
  };
  const made = (await on.ask("POST", "/groups", { body })).body.id;
  for (const path of ["/groups", "/groups/delta", "/groups/delta()", `/groups/${group}`])
    await on.ask("GET", path);
  await on.ask("PATCH", `/groups/${group}`, { body: { description: "x" } });
  await on.ask("POST", `/groups/${group}/members/$ref`, ref(ada));
  await on.ask("GET", `/groups/${group}/members`);
  await on.ask("GET", "/groups/delta");
  await on.ask("GET", `/users/${ada}/memberOf`);
  await on.ask("POST", `/users/${ada}/checkMemberGroups`, { body: { groupIds: [group] } });
  await on.ask("POST", `/users/${ada}/getMemberGroups`, { body: {} });
  await on.ask(
    "POST",
    `/groups/${group}/assignLicense`,
    licences([{ skuId: baseLicences.enhanced, disabledPlans: [] }]),
  );
  await on.ask("DELETE", `/groups/${group}/members/${ada}/$ref`);
  await on.ask("DELETE", `/groups/${made}`);
}

async function grants(on: Stage, principalId: string): Promise<void> {
  const path = "/identityGovernance/privilegedAccess/group";
  const scheduleInfo = { expiration: { type: "afterDuration", duration: "PT4H" } };
  const body = {
    accessId: "member",
    groupId: group,
    principalId,
    action: "adminAssign",
    scheduleInfo,
  };
  const { id } = (await on.ask("POST", `${path}/assignmentScheduleRequests`, { body })).body;
  await on.ask("GET", `${path}/assignmentScheduleRequests`);
  await on.ask("GET", `${path}/assignmentScheduleRequests/${id}`);
  await on.ask("GET", `${path}/assignmentScheduleInstances`);
  await on.ask("POST", `${path}/assignmentScheduleRequests/${id}/cancel`);
}

async function deletedItems(on: Stage, ada: string, bo: string): Promise<void> {
  await on.ask("DELETE", `/users/${ada}`);
  await on.ask("DELETE", `/users/${bo}`);
  for (const cast of ["microsoft.graph.user", "graph.user"])
    await on.ask("GET", `/directory/deletedItems/${cast}`);
  await on.ask("GET", `/directory/deletedItems/${ada}`);
  await on.ask("POST", `/directory/deletedItems/${ada}/restore`);
  await on.ask("DELETE", `/directory/deletedItems/${bo}`);
}

test("every operation of the directory passes the judge, request and answer", async () => {
  await using on = await stage({ groups: [{ id: group, displayName: "Ward 7" }] });
  await everyOperation(on);
  const asked = [...on.directory.meter.byOperation.keys()].sort();
  expect(asked).toEqual(operations.map(({ name }) => name).sort());
});

test("everything that can be selected of a user and of a group passes the judge", async () => {
  await using on = await stage({ groups: [{ id: group, displayName: "Ward 7" }] });
  await on.ask("POST", "/users", { body: newUser("ada") });
  const users = await on.ask("GET", `/users?$select=${Object.keys(userProperties)}`);
  expect(users.status).toBe(200);
  expect(
    (await on.ask("GET", `/groups/${group}?$select=${Object.keys(groupProperties)}`)).status,
  ).toBe(200);
});

test("the rules of properties are those of Microsoft's types", async ({ skip }) => {
  if (judgeMissing !== undefined) skip(judgeMissing);
  const rules = JSON.parse(await readFile(join(judgeFolder, "property-rules.json"), "utf8")).User
    .properties;
  const wrong = Object.entries(userProperties).flatMap(([property, rule]) => {
    const theirs = rules[property];
    if (!theirs) return [];
    const theirOperators = (theirs.filter ?? []).filter((one: string) => /^[a-zA-Z]+$/.test(one));
    const ours = rule.operators?.split(" ") ?? [];
    const missing = theirOperators.filter((one: string) => !ours.includes(one));
    const length = theirs.maxLength > 1 && theirs.maxLength !== rule.longest ? ["length"] : [];
    return [...missing, ...length].map((one) => `${property}: ${one}`);
  });
  expect(wrong).toEqual([]);
});
