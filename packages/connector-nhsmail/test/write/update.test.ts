import { expect, test } from "vitest";
import { refTo, setting, updateOf } from "../stage/operations.ts";
import { accountId } from "../stage/trust.ts";
import { writesOf, writing } from "../stage/writing.ts";

const ref = refTo(accountId(1));

test("attributes, telephone, state and leaving time go in one request", async () => {
  await using on = await writing({ nhsmail: { attributes: ["employeeLeaveDateTime"] } });
  const receipt = await on.execute(
    updateOf(ref, {
      enabled: false,
      deltas: setting({
        jobTitle: "Ward Sister",
        businessPhones: "+441632960123",
        department: null,
        employeeLeaveDateTime: "2026-09-30T22:59:59Z",
      }),
    }),
  );
  expect(receipt).toMatchObject({ status: "done", ref: { lookup: "ada.okafor@nhs.net" } });
  expect(on.directory.view.account(accountId(1))?.user).toMatchObject({
    accountEnabled: false,
    jobTitle: "Ward Sister",
    businessPhones: ["+441632960123"],
    employeeLeaveDateTime: "2026-09-30T22:59:59Z",
  });
  expect(writesOf(on)).toEqual([
    "PATCH /users/{user-id}",
    "POST /users/{user-id}/revokeSignInSessions",
  ]);
});

test("a leaving time without the hour, or in another zone, is refused before anything is sent", async () => {
  await using on = await writing({ nhsmail: { attributes: ["employeeLeaveDateTime"] } });
  for (const value of ["2026-09-30", "2026-09-30T23:59:59+01:00"]) {
    const update = updateOf(ref, { deltas: setting({ employeeLeaveDateTime: value }) });
    expect(await on.refused(update)).toMatchObject({ code: "invalid-value" });
  }
  expect(on.exchanges).toEqual([]);
});

test("only what differs is sent", async () => {
  await using on = await writing();
  await on.execute(updateOf(ref, { deltas: setting({ jobTitle: "Nurse", givenName: "Ada" }) }));
  const [patch] = on.exchanges.filter(({ operation }) => operation === "PATCH /users/{user-id}");
  expect(patch?.request.body).toEqual({ jobTitle: "Nurse" });
});

test("a manager is set, changed and taken away", async () => {
  await using on = await writing();
  const manager = (): unknown =>
    Object(on.directory.view.account(accountId(1))?.user).manager ?? null;
  for (const value of [accountId(2), accountId(3), null]) {
    const update = updateOf(ref, { deltas: setting({ manager: value }) });
    expect((await on.execute(update)).status).toBe("done");
    expect(manager()).toBe(value);
    expect((await on.execute(update)).status).toBe("already");
  }
});

test("a change by another hand since the plan was made is seen before the write", async () => {
  await using on = await writing();
  on.directory.outside.change(accountId(1), { jobTitle: "Matron" });
  const update = updateOf(ref, {
    deltas: setting({ jobTitle: "Ward Sister" }),
    expects: { exists: true, attributes: { jobTitle: "Nurse" } },
  });
  expect(await on.refused(update)).toMatchObject({ code: "precondition-failed", effect: "none" });
  expect(writesOf(on)).toEqual([]);
});

test("a rename tells by its receipt how the account is now addressed", async () => {
  await using on = await writing();
  const name = "ada.king@nhs.net";
  const rename = updateOf(ref, { deltas: setting({ userPrincipalName: name, mail: name }) });
  expect((await on.execute(rename)).ref).toEqual({ ...ref, lookup: name });
  expect(on.directory.view.account(accountId(1))?.user.proxyAddresses).toEqual([
    `SMTP:${name}`,
    "smtp:ada.okafor@nhs.net",
  ]);
});
