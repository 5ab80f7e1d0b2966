import { expect, test } from "vitest";
import { accountsOf, joinerOf } from "../stage/new-person.ts";
import { refTo, setting, updateOf } from "../stage/operations.ts";
import { accountId } from "../stage/trust.ts";
import { writing } from "../stage/writing.ts";

const awkward = {
  userPrincipalName: "zoe.o'neill#1@nhs.net",
  mail: "zoe.o'neill#1@nhs.net",
  mailNickname: "zoe.o'neill1",
  displayName: "O'NEILL & SØN #1, Zoë?",
  givenName: "Zoë & Co",
  surname: "O'Neill #1 100%+",
  employeeId: "A'1&2#3?4+5 6%7",
};

test("names with quotes, ampersands, hashes and accents are written as they are", async () => {
  await using on = await writing();
  const receipt = await on.execute(joinerOf(awkward));
  expect(on.directory.view.account(receipt.ref?.stable ?? "")?.user).toMatchObject(awkward);
  const change = updateOf(refTo(receipt.ref?.stable ?? ""), {
    deltas: setting({ displayName: "D'ARCY & FILLE #2" }),
  });
  await on.execute(change);
  expect((await on.execute(change)).status).toBe("already");
});

test("an account with such a name is found again by it when the answer to its creation is lost", async () => {
  await using on = await writing();
  on.directory.script({ on: "POST /users", fault: { kind: "commit-then-drop" } });
  const receipt = await on.execute(joinerOf(awkward));
  expect(receipt.status).toBe("done");
  expect(accountsOf(on, awkward.employeeId)).toHaveLength(1);
});

test("the same person is found by such an identifier, and nobody else", async () => {
  await using on = await writing();
  on.directory.outside.change(accountId(1), { employeeId: awkward.employeeId });
  expect(await on.refused(joinerOf(awkward))).toMatchObject({ code: "already-exists" });
  on.directory.outside.change(accountId(1), { employeeId: "A" });
  expect((await on.execute(joinerOf(awkward))).status).toBe("done");
});

test.each([
  ["userPrincipalName", "zoë.oneill@nhs.net"],
  ["usageLocation", "Great Britain"],
  ["employeeId", "12345678901234567"],
  ["status", "Disabled"],
  ["jobTitle", ""],
])(
  "a value of %s that Graph does not take is refused before anything is sent",
  async (name, value) => {
    await using on = await writing();
    const error = await on.refused(
      updateOf(refTo(accountId(1)), { deltas: setting({ [name]: value }) }),
    );
    expect(error).toMatchObject({ code: "invalid-value", where: { field: name } });
    expect(on.exchanges).toEqual([]);
  },
);
