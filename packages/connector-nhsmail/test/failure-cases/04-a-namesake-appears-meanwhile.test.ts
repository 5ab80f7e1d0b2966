import { usualLag } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { accountsOf, ada, joinerOf } from "../stage/new-person.ts";
import { accountId } from "../stage/trust.ts";
import { writesOf, writing } from "../stage/writing.ts";

test("4: a namesake of another organisation who was made a moment ago keeps the name; the next number is taken", async () => {
  await using on = await writing({ directory: { lag: usualLag } });
  const namesake = (): void => {
    on.directory.administrator("RZZ").create({ givenName: "Ada", surname: "Byron" });
  };
  on.directory.script({ on: "POST /users", fault: { kind: "meanwhile", happens: namesake } });
  const receipt = await on.execute(joinerOf());
  const second = "ada.byron2@nhs.net";
  expect(receipt).toMatchObject({ status: "done", ref: { lookup: second } });
  expect(receipt.sideEffects?.[1]?.what).toContain("next free number");
  expect(writesOf(on)).toEqual(["POST /users", "POST /users"]);
  const [account, ...others] = accountsOf(on);
  expect(others).toEqual([]);
  expect(account?.user).toMatchObject({ mail: second, mailNickname: "ada.byron2" });
  const other = on.directory.view.account(String(ada.userPrincipalName));
  expect(other?.portal?.organisation).toBe("RZZ");
  expect(other?.user.employeeId).toBeUndefined();
});

test("4: as many namesakes as there are, and an address that one of them has had before, are passed over", async () => {
  const people = [1, 2, 3].map((number) => ({
    id: accountId(200 + number),
    givenName: "Ada",
    surname: "Byron",
    organisation: "RZZ",
  }));
  await using on = await writing({ directory: { people } });
  on.directory.outside.change(accountId(202), {
    userPrincipalName: "ada.king@nhs.net",
    mail: "ada.king@nhs.net",
    proxyAddresses: ["SMTP:ada.king@nhs.net", "smtp:ada.byron2@nhs.net"],
  });
  expect((await on.execute(joinerOf())).ref?.lookup).toBe("ada.byron4@nhs.net");
  expect(accountsOf(on)).toHaveLength(1);
});

test("4: the answer to a numbered creation may be lost as well, and it is made once", async () => {
  const namesake = { givenName: "Ada", surname: "Byron", organisation: "RZZ" };
  await using on = await writing({ directory: { people: [namesake] } });
  on.directory.script({ on: "POST /users", from: 2, fault: { kind: "commit-then-drop" } });
  const joiner = joinerOf();
  expect((await on.execute(joiner)).ref?.lookup).toBe("ada.byron2@nhs.net");
  expect(accountsOf(on)).toHaveLength(1);
  expect(await on.execute(joiner)).toMatchObject({ status: "already" });
});

test("4: a namesake of our own is no more the same person than a stranger", async () => {
  await using on = await writing();
  await on.execute(joinerOf());
  const error = await on.refused(joinerOf({ employeeId: "20000002" }));
  expect(error.code).toBe("not-unique");
  expect(accountsOf(on, "20000002")).toEqual([]);
});
