import { baseLicences } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { deleteOf, refTo, setting, updateOf } from "../stage/operations.ts";
import { accountId } from "../stage/trust.ts";
import { writesOf, writing } from "../stage/writing.ts";

const ref = refTo(accountId(1));
const promote = updateOf(ref, { deltas: setting({ jobTitle: "Ward Sister" }) });

test("17: what Active Directory has the say over is refused with that advice, and not tried", async () => {
  await using on = await writing();
  on.directory.outside.syncFromPremises(accountId(1), true);
  for (const operation of [promote, updateOf(ref, { enabled: false }), deleteOf(ref)]) {
    const error = await on.refused(operation);
    expect(error).toMatchObject({ code: "unsupported", retry: "never", effect: "none" });
    expect(error.advice).toContain("Active Directory");
  }
  expect(writesOf(on)).toEqual([]);
});

test("17: what the cloud has the say over is written all the same", async () => {
  await using on = await writing();
  on.directory.outside.syncFromPremises(accountId(1), true);
  const own = updateOf(ref, {
    deltas: setting({ usageLocation: "IE" }),
    grant: [{ kind: "licence", id: baseLicences.standard }],
  });
  expect((await on.execute(own)).status).toBe("done");
});

test("17: authority that changes hands between the look and the write is refused the same way", async () => {
  await using on = await writing();
  const happens = (): void => on.directory.outside.syncFromPremises(accountId(1), true);
  on.directory.script({ on: "PATCH /users/{user-id}", fault: { kind: "meanwhile", happens } });
  const error = await on.refused(promote);
  expect(error).toMatchObject({ code: "unsupported", retry: "never", effect: "none" });
  expect(error.advice).toContain("Active Directory");
  on.directory.outside.syncFromPremises(accountId(1), false);
  expect((await on.execute(promote)).status).toBe("done");
});
