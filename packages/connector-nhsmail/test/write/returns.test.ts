import { type AppliedReceipt, findLinkByPerson, memoryStore } from "@rollcall/core";
import { memorySource } from "@rollcall/testkit";
import { expect, test } from "vitest";
import { nurse, nursesPolicy as policy } from "../stage/nurses.ts";
import { runOnce } from "../stage/run-once.ts";
import { groupId } from "../stage/trust.ts";
import { writing } from "../stage/writing.ts";

test("who left, worked for another organisation and returned has the one account throughout", async () => {
  await using on = await writing({
    directory: { groups: [{ id: groupId(7), displayName: "Ward 7", members: [] }] },
  });
  const [ours, theirs] = [on.directory.administrator("RQQ"), on.directory.administrator("RZZ")];
  const source = memorySource({ name: "staff", people: [nurse(1)] });
  const store = memoryStore();
  const run = async (): Promise<readonly AppliedReceipt[]> =>
    await runOnce(on, { source, policy, store });
  expect((await run()).map(({ status }) => status)).not.toContain("rejected");
  const key = on.directory.view.account("ada.byron@nhs.net")?.id ?? "";
  source.staff.put(nurse(1, { end: "2026-08-30", status: "ended" }));
  await run();
  ours.markLeaver(key);
  theirs.join(key);
  expect(await run()).toEqual([]);
  expect(await findLinkByPerson(store, "nhsmail", nurse(1))).toBeUndefined();

  source.staff.put(nurse(1));
  expect(problems(await run())).toEqual([expect.stringContaining("another organisation")]);
  theirs.markLeaver(key);
  expect(problems(await run())).toEqual([expect.stringContaining("join it in the portal")]);
  ours.join(key);
  expect(problems(await run())).toEqual([]);
  expect(await run()).toEqual([]);
  expect((await findLinkByPerson(store, "nhsmail", nurse(1)))?.account.stable).toBe(key);
  const hers = on.directory.view.accounts().filter(({ user }) => user.employeeId === "20000001");
  expect(hers.map(({ id }) => id)).toEqual([key]);
});

function problems(receipts: readonly AppliedReceipt[]): readonly unknown[] {
  return receipts.filter(({ status }) => status === "rejected").map((r) => JSON.stringify(r));
}
