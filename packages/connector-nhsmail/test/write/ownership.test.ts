import { virtualClock } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { accountsOf, joinerOf } from "../stage/new-person.ts";
import {
  deleteOf,
  membershipOf,
  refTo,
  restoreOf,
  setting,
  updateOf,
} from "../stage/operations.ts";
import { accountId, groupId, staff, strangers } from "../stage/trust.ts";
import { lease, writesOf, writing } from "../stage/writing.ts";

const ref = refTo(accountId(1));
const stranger = refTo(accountId(101));
const written = { deltas: setting({ jobTitle: "Ward Sister" }) };

test("a leaver who was adopted one second before the write is not written", async () => {
  await using on = await writing();
  on.directory.administrator("RQQ").markLeaver(accountId(1));
  on.directory.administrator("RZZ").join(accountId(1));
  on.directory.clock.advance(1000);
  for (const operation of [
    updateOf(ref, written),
    updateOf(ref, { enabled: false }),
    updateOf(ref, { grant: [{ kind: "group", id: groupId(8) }] }),
    deleteOf(ref),
    membershipOf({ kind: "group", id: groupId(8) }, { grant: [ref] }),
  ]) {
    const error = await on.refused(operation);
    expect(error).toMatchObject({ code: "precondition-failed", effect: "none" });
    expect(error.where?.rule).toBe("ownership");
  }
  expect(writesOf(on)).toEqual([]);
});

test.each([
  ["is throttled", { kind: "throttled", retryAfter: "300" }],
  ["is lost and sent again", { kind: "drop-before-commit" }],
] as const)(
  "a leaver who is adopted while the write %s is not written after all",
  async (_, fault) => {
    const clock = virtualClock("2026-09-01T08:00:00Z", 0);
    let adopt = (): void => undefined;
    await using on = await writing({
      directory: { clock },
      nhsmail: {
        sleep: async (milliseconds) => {
          adopt();
          clock.advance(milliseconds);
        },
      },
    });
    on.directory.administrator("RQQ").markLeaver(accountId(1));
    on.directory.script({ on: "PATCH /users/{user-id}", fault });
    adopt = () => {
      adopt = () => undefined;
      on.directory.administrator("RZZ").join(accountId(1));
    };
    const error = await on.refused(updateOf(ref, written));
    expect(error.code).toBe("precondition-failed");
    expect(error.message).toContain("belongs to another organisation");
    expect(on.directory.view.account(accountId(1))?.user.jobTitle).toBeUndefined();
  },
);

test.each([
  ["one", "POST /groups/{group-id}/members/$ref", [1]],
  ["some", "PATCH /groups/{group-id}", [1, 2]],
] as const)(
  "a leaver who is adopted while the addition of %s to our group waits is not added after all",
  async (_, request, numbers) => {
    const clock = virtualClock("2026-09-01T08:00:00Z", 0);
    let adopt = (): void => undefined;
    await using on = await writing({
      directory: { clock },
      nhsmail: {
        sleep: async (milliseconds) => {
          adopt();
          clock.advance(milliseconds);
        },
      },
    });
    on.directory.administrator("RQQ").markLeaver(accountId(1));
    on.directory.script({ on: request, fault: { kind: "throttled", retryAfter: "300" } });
    adopt = () => {
      adopt = () => undefined;
      on.directory.administrator("RZZ").join(accountId(1));
    };
    const grant = numbers.map((number) => refTo(accountId(number)));
    const error = await on.refused(membershipOf({ kind: "group", id: groupId(8) }, { grant }));
    expect(error).toMatchObject({ code: "precondition-failed", effect: "none" });
    expect(error.message).toContain("belongs to another organisation");
    expect(on.directory.view.membersOf(groupId(8))).not.toContain(accountId(1));
  },
);

test("a leaver of ours can be written for as long as nobody has adopted him", async () => {
  await using on = await writing();
  on.directory.administrator("RQQ").markLeaver(accountId(1));
  expect((await on.execute(updateOf(ref, { enabled: false }))).status).toBe("done");
});

test("nobody else's account is written, whatever is asked", async () => {
  await using on = await writing();
  on.directory.outside.remove(accountId(102));
  for (const operation of [
    updateOf(stranger, written),
    deleteOf(stranger),
    restoreOf(refTo(accountId(102))),
  ]) {
    expect(await on.refused(operation)).toMatchObject({ code: "precondition-failed" });
  }
  const { credentials } = on.session;
  const { secret } = await import("@rollcall/core");
  const password = secret(Buffer.from("three-random-words"));
  await expect(credentials?.setPassword(stranger, password, lease)).rejects.toMatchObject({
    code: "precondition-failed",
  });
  expect(writesOf(on)).toEqual([]);
});

test("of members, another organisation's is granted nothing and the others go on", async () => {
  await using on = await writing({
    directory: { groups: [{ id: groupId(8), displayName: "Ward 8" }] },
  });
  const grant = [ref, stranger, refTo(accountId(2))];
  const error = await on.refused(membershipOf({ kind: "group", id: groupId(8) }, { grant }));
  expect(error).toMatchObject({ code: "precondition-failed", effect: "applied" });
  expect([...on.directory.view.membersOf(groupId(8))].sort()).toEqual([accountId(1), accountId(2)]);
});

test("an account that the portal is at work on is not edited, and may be later", async () => {
  await using on = await writing();
  const id = on.directory.administrator("RQQ").create({ givenName: "Eve", surname: "Poe" });
  const update = updateOf(refTo(id), written);
  expect(await on.refused(update)).toMatchObject({ code: "locked", retry: "backoff" });
  on.directory.clock.advance(3_600_000);
  expect((await on.execute(update)).status).toBe("done");
  expect(on.directory.view.account(id)?.portal?.disrupted).toBeUndefined();
});

test("a joiner whose account another organisation holds is not given a second one", async () => {
  const people = strangers.map((person, at) =>
    at === 0 ? { ...person, properties: { employeeId: "20000001" } } : person,
  );
  await using on = await writing({ directory: { people: [...staff, ...people] } });
  expect(await on.execute(joinerOf())).toMatchObject({
    status: "rejected",
    problem: expect.stringContaining("mark the account as a leaver"),
  });
  on.directory.administrator("RZZ").markLeaver(accountId(101));
  expect(await on.execute(joinerOf())).toMatchObject({
    status: "rejected",
    problem: expect.stringContaining("join it in the portal"),
  });
  expect(accountsOf(on)).toHaveLength(1);
  expect(writesOf(on)).toEqual([]);
});

test("a leaver between two organisations of ours is taken over, with his address", async () => {
  const people = strangers.map((person, at) =>
    at === 0 ? { ...person, properties: { employeeId: "20000001" } } : person,
  );
  await using on = await writing({ directory: { people: [...staff, ...people] } });
  on.directory.administrator("RZZ").markLeaver(accountId(101));
  const both = await on
    .connectAs(on.application, {
      mode: { mode: "tenant" },
      organisations: ["RQQ", "RZZ"],
    })
    .open();
  const receipt = await on.execute(joinerOf(), both);
  expect(receipt).toMatchObject({
    status: "done",
    ref: { stable: accountId(101), lookup: "cleo.marsh@nhs.net" },
  });
  expect(on.directory.view.account(accountId(101))).toMatchObject({
    portal: { organisation: "RQQ" },
    user: { mail: "cleo.marsh@nhs.net", jobTitle: "Staff Nurse" },
  });
});

test("nobody is moved into an organisation that is not ours, or that is closed", async () => {
  await using on = await writing({
    nhsmail: { closures: [{ code: "RQQ", from: "2026-01-01", successor: "RZZ" }] },
  });
  const toStrangers = updateOf(ref, { deltas: setting({ organisation: "RZZ" }) });
  const error = await on.refused(toStrangers);
  expect(error).toMatchObject({ code: "invalid-value", where: { rule: "ownership" } });
  const closed = await on.refused(joinerOf());
  expect(closed).toMatchObject({ code: "invalid-value", where: { rule: "closed" } });
  expect(closed.advice).toContain("RZZ");
  expect(writesOf(on)).toEqual([]);
});
