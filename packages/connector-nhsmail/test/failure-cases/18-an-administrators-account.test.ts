import { expect, test } from "vitest";
import { refTo, setting, updateOf } from "../stage/operations.ts";
import { accountId, staff } from "../stage/trust.ts";
import { type Writing, writesOf, writing } from "../stage/writing.ts";

const people = staff.map((person, at) => {
  const role = { directoryRole: "Exchange Administrator" };
  return at === 0 ? { ...person, properties: { ...person.properties, ...role } } : person;
});
const ref = refTo(accountId(1));
const close = updateOf(ref, {
  enabled: false,
  deltas: setting({ jobTitle: "Former Nurse" }),
  urgency: "closing",
});
const validFrom = ({ directory }: Writing): unknown =>
  directory.view.account(accountId(1))?.user.signInSessionsValidFromDateTime;

test("18: an administrator who may not be disabled is not half disabled: no session is revoked", async () => {
  await using on = await writing({ directory: { people } });
  const before = validFrom(on);
  const error = await on.refused(close);
  expect(error).toMatchObject({ code: "permission-denied", retry: "never", effect: "none" });
  expect(error.advice).toMatch(/directory role/);
  expect(on.directory.view.account(accountId(1))?.user.accountEnabled).toBe(true);
  expect(validFrom(on)).toBe(before);
  expect(writesOf(on)).toEqual(["PATCH /users/{user-id}"]);
});

test("18: with a higher role the account is closed and its sessions end", async () => {
  await using on = await writing(
    { directory: { people } },
    { roles: ["Privileged Authentication Administrator"] },
  );
  on.directory.clock.advance(1000);
  await on.execute(close);
  expect(on.directory.view.account(accountId(1))?.user.accountEnabled).toBe(false);
  expect(validFrom(on)).toBe("2026-09-01T08:00:01Z");
});

test("18: an account whose sessions cannot be revoked is closed all the same, and the receipt says so", async () => {
  await using on = await writing();
  const fault = { kind: "error", status: 503, code: "serviceNotAvailable" } as const;
  on.directory.script({ on: "POST /users/{user-id}/revokeSignInSessions", times: 99, fault });
  const receipt = await on.execute(close);
  expect(receipt.status).toBe("done");
  expect(receipt.sideEffects?.[0]?.what).toContain("sessions could not be revoked");
  expect(on.directory.view.account(accountId(1))?.user.accountEnabled).toBe(false);
});

test("18: a value that is refused does not keep an account open", async () => {
  await using on = await writing();
  const fault = { kind: "error", status: 400, code: "Request_BadRequest" } as const;
  on.directory.script({ on: "PATCH /users/{user-id}", fault });
  const error = await on.refused(close);
  expect(error).toMatchObject({ code: "invalid-value", effect: "applied" });
  expect(on.directory.view.account(accountId(1))?.user.accountEnabled).toBe(false);
  expect(writesOf(on)).toEqual([
    "PATCH /users/{user-id}",
    "PATCH /users/{user-id}",
    "POST /users/{user-id}/revokeSignInSessions",
  ]);
});
