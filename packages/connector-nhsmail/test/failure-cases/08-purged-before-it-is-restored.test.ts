import { baseLicences } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { accountsOf, joinerOf } from "../stage/new-person.ts";
import { deleteOf, restoreOf } from "../stage/operations.ts";
import { groupId } from "../stage/trust.ts";
import { writing } from "../stage/writing.ts";

const entitlements = [
  { kind: "group", id: groupId(7) },
  { kind: "licence", id: baseLicences.standard },
];

test("8: an account that was purged between the search and the restore is made anew, with all that it held", async () => {
  await using on = await writing();
  const { ref } = await on.execute(joinerOf({}, { entitlements }));
  if (!ref) throw new Error("no key");
  await on.execute(deleteOf(ref));
  on.directory.script({
    on: "POST /directory/deletedItems/{directoryObject-id}/restore",
    fault: { kind: "meanwhile", happens: () => on.directory.outside.remove(ref.stable) },
  });
  const receipt = await on.execute(joinerOf({}, { entitlements }));
  expect(receipt.status).toBe("done");
  expect(receipt.ref?.stable).not.toBe(ref.stable);
  const [account] = accountsOf(on);
  expect(account?.id).toBe(receipt.ref?.stable);
  expect(account?.user.assignedLicenses?.map(({ skuId }) => skuId)).toEqual([
    baseLicences.standard,
  ]);
  expect(on.directory.view.membersOf(groupId(7))).toContain(account?.id);
});

test("8: a restore of what was purged is not as expected, and nothing is made", async () => {
  await using on = await writing();
  const { ref } = await on.execute(joinerOf());
  if (!ref) throw new Error("no key");
  await on.execute(deleteOf(ref));
  on.directory.clock.advance(31 * 86_400_000);
  const error = await on.refused(restoreOf(ref));
  expect(error).toMatchObject({ code: "precondition-failed", effect: "none" });
  expect(accountsOf(on)).toEqual([]);
});
