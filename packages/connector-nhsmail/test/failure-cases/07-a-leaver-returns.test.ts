import { expect, test } from "vitest";
import { accountsOf, joinerOf } from "../stage/new-person.ts";
import { deleteOf, restoreOf } from "../stage/operations.ts";
import { writesOf, writing } from "../stage/writing.ts";

test("7: the account of one who returns is restored, not made anew, and keeps its address", async () => {
  await using on = await writing();
  const { ref } = await on.execute(joinerOf());
  if (!ref) throw new Error("no key");
  await on.execute(deleteOf(ref));
  const before = writesOf(on).length;
  const back = joinerOf({
    jobTitle: "Ward Sister",
    userPrincipalName: "ada.king@nhs.net",
    mail: "ada.king@nhs.net",
  });
  const receipt = await on.execute(back);
  expect(receipt).toMatchObject({ status: "done", ref: { stable: ref.stable } });
  expect(receipt.ref?.lookup).toBe("ada.byron@nhs.net");
  expect(receipt.sideEffects?.[0]?.what).toContain("restored");
  const [account, ...others] = accountsOf(on);
  expect(others).toEqual([]);
  expect(account).toMatchObject({
    life: "live",
    user: { jobTitle: "Ward Sister", mail: "ada.byron@nhs.net", accountEnabled: true },
  });
  expect(writesOf(on).slice(before)).toEqual([
    "POST /directory/deletedItems/{directoryObject-id}/restore",
    "PATCH /users/{user-id}",
  ]);
});

test("7: a restore is blocked by a new holder of the name, and a person must decide", async () => {
  await using on = await writing();
  const { ref } = await on.execute(joinerOf());
  if (!ref) throw new Error("no key");
  await on.execute(deleteOf(ref));
  await on.execute(joinerOf({ employeeId: "20000002" }));
  for (const operation of [joinerOf(), restoreOf(ref)]) {
    const error = await on.refused(operation);
    expect(error).toMatchObject({ code: "not-unique", retry: "never", effect: "none" });
    expect(error.advice).toContain("Decide which of the two");
  }
  expect(accountsOf(on)[0]?.life).toBe("deleted");
});

test("7: another organisation's deleted account is not restored: its person gets one of ours", async () => {
  await using on = await writing({
    directory: {
      people: [
        {
          givenName: "Ada",
          surname: "Lovelace",
          organisation: "RZZ",
          state: "Deleted",
          properties: { employeeId: "20000001" },
        },
      ],
    },
  });
  const receipt = await on.execute(joinerOf());
  expect(receipt.status).toBe("done");
  expect(
    accountsOf(on)
      .map(({ life }) => life)
      .sort(),
  ).toEqual(["deleted", "live"]);
});
