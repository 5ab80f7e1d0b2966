import { usualLag } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { accountsOf, ada, joinerOf } from "../stage/new-person.ts";
import { writesOf, writing } from "../stage/writing.ts";

test("4: a namesake who was made a moment ago keeps the name; the next candidate is taken, without a loop", async () => {
  await using on = await writing({ directory: { lag: usualLag } });
  const namesake = (): void => {
    on.directory.administrator("RZZ").create({ givenName: "Ada", surname: "Byron" });
  };
  on.directory.script({ on: "POST /users", fault: { kind: "meanwhile", happens: namesake } });
  const error = await on.refused(joinerOf());
  expect(error).toMatchObject({
    code: "not-unique",
    effect: "none",
    where: { field: "userPrincipalName" },
  });
  expect(writesOf(on)).toEqual(["POST /users"]);
  const second = "ada.byron2@nhs.net";
  const receipt = await on.execute(joinerOf({ userPrincipalName: second, mail: second }));
  expect(receipt.ref?.lookup).toBe(second);
  expect(accountsOf(on)).toHaveLength(1);
  const other = on.directory.view.account(String(ada.userPrincipalName));
  expect(other?.portal?.organisation).toBe("RZZ");
  expect(other?.user.employeeId).toBeUndefined();
});

test("4: a namesake of our own is no more the same person than a stranger", async () => {
  await using on = await writing();
  await on.execute(joinerOf());
  const error = await on.refused(joinerOf({ employeeId: "20000002" }));
  expect(error.code).toBe("not-unique");
  expect(accountsOf(on, "20000002")).toEqual([]);
});
