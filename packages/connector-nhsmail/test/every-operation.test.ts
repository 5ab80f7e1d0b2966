import { secret } from "@rollcall/core";
import { baseLicences, usualHabits } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { faultsOfRequests, judgeAnswers, judgeMissing } from "../../../scripts/judge-graph.ts";
import type { NhsmailOptions } from "../src/index.ts";
import { graphOperations, passedOn } from "./stage/graph-operations.ts";
import { joinerOf } from "./stage/new-person.ts";
import { deleteOf, membershipOf, refTo, restoreOf, setting, updateOf } from "./stage/operations.ts";
import { requestsIn, requestsInSource } from "./stage/requests-in-source.ts";
import { round } from "./stage/rounds.ts";
import { accountId, groupId, staff, strangers, ward } from "./stage/trust.ts";
import { lease, type Writing, writing } from "./stage/writing.ts";

const [ada, zoe, ben] = [accountId(1), accountId(2), accountId(3)].map(refTo) as [
  ReturnType<typeof refTo>,
  ReturnType<typeof refTo>,
  ReturnType<typeof refTo>,
];
const group = { kind: "group", id: groupId(7) };
const licence = { kind: "licence", id: baseLicences.standard };
const ways: readonly Partial<NhsmailOptions>[] = (["listing", "by-id", "tenant"] as const).flatMap(
  (changes) => [{ changes }, { changes, groups: [group.id] }],
);

/** Reads and follows in every way; somebody changes, joins a group, is deleted and brought back meanwhile. */
async function readAll(on: Writing): Promise<void> {
  const { outside } = on.directory;
  for (const [at, way] of ways.entries()) {
    await using session = await on.connect(way).open();
    expect((await session.check()).ok).toBe(true);
    const first = await round(session);
    await Array.fromAsync(session.read.scan());
    const where = { attribute: "jobTitle", anyOf: ["Nurse & 'Matron' #1"] };
    await Array.fromAsync(session.read.scan({ where }));
    outside.change(ada.stable, { jobTitle: `Nurse ${at}` });
    outside.member(group.id, zoe.stable, at % 2 === 0);
    outside.remove(ben.stable);
    on.clock.advance(600_000);
    const second = await round(session, first.token);
    expect(await session.read.get(ben)).toMatchObject({ absent: "tombstone" });
    expect(await session.read.get(ada)).toMatchObject({ ref: { stable: ada.stable } });
    on.directory.administrator("RQQ").restore(ben.stable);
    on.clock.advance(600_000);
    await round(session, second.token);
  }
}

/** Gives, changes and takes everything that can be written. */
async function writeAll(on: Writing): Promise<void> {
  const joiner = joinerOf({ manager: ada.stable }, { entitlements: [group, licence] });
  const { ref = ada } = await on.execute(joiner);
  const done = async (...[operation]: Parameters<Writing["execute"]>): Promise<void> => {
    expect((await on.execute(operation)).status).toBe("done");
  };
  await done(updateOf(ref, { deltas: setting({ manager: null, jobTitle: "Ward Sister" }) }));
  await done(updateOf(ref, { enabled: false, revoke: [group, licence] }));
  await done(membershipOf(group, { revoke: [ada] }));
  await done(membershipOf(group, { grant: [ref, ada, ben] }));
  await done(membershipOf(group, { revoke: [ada, ben] }));
  await done(membershipOf(licence, { grant: [ref] }));
  await done(deleteOf(ref));
  await done(restoreOf(ref));
  const { credentials, timedGrants } = on.session;
  const password = secret(new TextEncoder().encode("three-random-words"));
  expect((await credentials?.setPassword(ref, password, lease))?.status).toBe("done");
  for (const until of ["2026-12-01T17:00:00Z", "2026-12-02T17:00:00Z"]) {
    const grant = { ref: ada, entitlement: group, until };
    expect((await timedGrants?.grantUntil(grant, lease))?.status).toBe("done");
  }
}

/** Has an answer be lost, a write wait, and somebody return: what is asked for then is asked for at no other time. */
async function repeatAll(on: Writing): Promise<void> {
  const joiner = joinerOf({
    userPrincipalName: "eve.fry@nhs.net",
    mail: "eve.fry@nhs.net",
    employeeId: "20000007",
  });
  on.directory.script({ on: "POST /users", fault: { kind: "commit-then-drop" } });
  const { ref = ben } = await on.execute(joiner);
  on.directory.script({
    on: "PATCH /users/{user-id}",
    fault: { kind: "throttled", retryAfter: "30" },
  });
  await on.execute(updateOf(ref, { deltas: setting({ jobTitle: "Matron" }) }));
  await on.execute(deleteOf(ref));
  const returner = joinerOf({ employeeId: "20000007" });
  expect((await on.execute(returner)).ref?.stable).toBe(ref.stable);
}

/** Has Graph say no, so that refusals are judged too. */
async function refuseAll(on: Writing): Promise<void> {
  const theirs = refTo(accountId(101));
  await on.refused(updateOf(theirs, { deltas: setting({ jobTitle: "Matron" }) }));
  await on.refused(joinerOf({ userPrincipalName: "ada.okafor@nhs.net", employeeId: "20000009" }));
  await on.refused(membershipOf({ kind: "group", id: groupId(9) }, { grant: [ada, zoe] }));
  expect((await on.execute(membershipOf(group, { revoke: [ben] }))).status).toBe("already");
}

test("every place of the source that makes a request is among the operations that are made here", async () => {
  const told = new Set([...Object.values(graphOperations).flat(), ...Object.keys(passedOn)]);
  expect([...told].sort()).toEqual([...new Set(await requestsInSource())]);
});

test("a request is found in the source however its path is held", () => {
  const text = `
    const root = ["identityProtection", "riskyUsers"];
    function a(id) { return { method: "POST", path: [...root, "dismiss"], body: {} } as const; }
    function b(id) { const path = ["users", id]; return { method: "PUT", path }; }
    function c(path) { return { method: "DELETE", path }; }
    const d = c(["groups", g, "owners"]);`;
  expect(requestsIn("new.ts", text)).toEqual([
    "new.ts: POST identityProtection/riskyUsers/dismiss",
    "new.ts: PUT users/{}",
    "new.ts: DELETE ?",
    "new.ts: groups/{}/owners",
  ]);
});

async function staged(): Promise<Writing> {
  const people = [...staff, ...strangers];
  return await writing({ directory: { people, groups: [ward], delta: usualHabits } });
}

async function makeAll(on: Writing): Promise<void> {
  await readAll(on);
  await writeAll(on);
  await repeatAll(on);
  await refuseAll(on);
}

const operations = Object.keys(graphOperations).sort();

test("every operation that the connector can make is made", async () => {
  await using on = await staged();
  await makeAll(on);
  const named = on.exchanges.map(({ operation = "none that Graph has" }) => operation);
  const made = new Set([...on.directory.meter.byOperation.keys(), ...named]);
  expect([...made].sort()).toEqual(operations);
});

test("the judge tells wrong requests and wrong answers from right ones, in batches too", ({
  skip,
}) => {
  if (judgeMissing !== undefined) skip(judgeMissing);
  const json = { "content-type": "application/json" };
  const asked = { id: "1", method: "GET", url: "/users?$select=shoeSize" };
  const answer = { status: 200, body: { value: [{ id: ada.stable, shoeSize: 41 }] } };
  const alone = { request: { ...asked, url: `/v1.0${asked.url}`, headers: {} }, answer };
  const batch = {
    request: { method: "POST", url: "/v1.0/$batch", headers: json, body: { requests: [asked] } },
    answer: { status: 200, body: { responses: [{ id: "1", ...answer }] } },
  };
  for (const exchange of [alone, batch]) {
    const seen = { ...exchange, operation: "any", spoiled: false };
    const { faults, operations } = judgeAnswers([seen]);
    expect([...faults, ...faultsOfRequests([seen])]).toHaveLength(2);
    expect(operations).toContain("GET /users");
    expect(judgeAnswers([{ ...seen, spoiled: true }]).operations.size).toBe(0);
  }
});

test("the judge has seen every operation that the connector can make, and found nothing", async ({
  skip,
}) => {
  if (judgeMissing !== undefined) skip(judgeMissing);
  await using on = await staged();
  await makeAll(on);
  expect(faultsOfRequests(on.exchanges)).toEqual([]);
  const verdict = judgeAnswers(on.exchanges);
  expect(verdict.faults).toEqual([]);
  expect([...verdict.operations].sort()).toEqual(operations);
});
