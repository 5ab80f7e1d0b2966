import { expect, test } from "vitest";
import { accountsOf, joinerOf } from "../stage/new-person.ts";
import { refTo, setting, updateOf } from "../stage/operations.ts";
import { accountId } from "../stage/trust.ts";
import { writesOf, writing } from "../stage/writing.ts";

const held = "zoe.o'neill@nhs.net";
const taken = { userPrincipalName: held, mail: "ada.byron@nhs.net" };

test("5: a principal name that is taken is told by its property, after one request", async () => {
  await using on = await writing();
  const error = await on.refused(joinerOf(taken));
  expect(error).toMatchObject({ code: "not-unique", effect: "none" });
  expect(error.where?.field).toBe("userPrincipalName");
  expect(`${error.message} ${error.advice}`).not.toContain("zoe");
  expect(writesOf(on)).toEqual(["POST /users"]);
});

test("5: a service that answers 500 to a name that is taken has us look, and make nothing", async () => {
  await using on = await writing();
  const fault = { kind: "error", status: 500, code: "InternalServerError" } as const;
  on.directory.script({ on: "POST /users", fault });
  const error = await on.refused(joinerOf(taken));
  expect(error).toMatchObject({ code: "not-unique", effect: "none" });
  expect(accountsOf(on)).toEqual([]);
});

test("5: an account is not renamed to a name that is taken", async () => {
  await using on = await writing();
  const rename = { deltas: setting({ userPrincipalName: held }) };
  const error = await on.refused(updateOf(refTo(accountId(1)), rename));
  expect(error).toMatchObject({ code: "not-unique", effect: "none" });
  expect(on.directory.view.account(accountId(1))?.user.userPrincipalName).toBe(
    "ada.okafor@nhs.net",
  );
});
