import { baseLicences, usualLag } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { accountsOf, joinerOf } from "../stage/new-person.ts";
import { membershipOf, refTo, setting, updateOf } from "../stage/operations.ts";
import { accountId, groupId } from "../stage/trust.ts";
import { writing } from "../stage/writing.ts";

const slow = { ...usualLag, entities: [30_000, 60_000] };
const entitlements = [
  { kind: "group", id: groupId(7) },
  { kind: "licence", id: baseLicences.standard },
];

test("3: manager, licence and group reach an account that is not seen for a minute", async () => {
  await using on = await writing({ directory: { lag: slow } });
  on.directory.clock.advance(120_000);
  await on.execute(joinerOf({ manager: accountId(1) }, { entitlements }));
  const [account] = accountsOf(on);
  const user = account?.user as { manager?: string; assignedLicenses?: { skuId: string }[] };
  expect(user.manager).toBe(accountId(1));
  expect(user.assignedLicenses?.map(({ skuId }) => skuId)).toEqual([baseLicences.standard]);
  expect(on.directory.view.membersOf(groupId(7))).toContain(account?.id);
});

test("3: what follows a creation in the same session waits until it can be written", async () => {
  await using on = await writing({ directory: { lag: slow } });
  on.directory.clock.advance(120_000);
  const { ref } = await on.execute(joinerOf());
  if (!ref) throw new Error("no key");
  await on.execute(updateOf(ref, { deltas: setting({ jobTitle: "Ward Sister" }) }));
  await on.execute(membershipOf({ kind: "group", id: groupId(7) }, { grant: [ref] }));
  expect(accountsOf(on)[0]?.user.jobTitle).toBe("Ward Sister");
  expect(on.directory.view.membersOf(groupId(7))).toContain(ref.stable);
});

test("3: an account that this session did not make and that is not there is not waited for", async () => {
  await using on = await writing();
  const gone = updateOf(refTo(accountId(999)), { deltas: setting({ jobTitle: "x" }) });
  expect(await on.refused(gone)).toMatchObject({ code: "precondition-failed", effect: "none" });
  expect(on.waits).toEqual([]);
});
