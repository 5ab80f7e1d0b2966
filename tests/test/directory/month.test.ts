import { serverAvailability } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { live, planFor } from "../stage/run.ts";
import { sambaTrust } from "./stage/controller.ts";
import { type DirectoryTrust, directoryTrust } from "./stage/directory-trust.ts";
import { expectRight } from "./stage/is-right.ts";
import { lookAt } from "./stage/look.ts";

const { samba } = await serverAvailability();
const workingDays = 22;

/** Lives through a day, and gives the classes of what was done. */
async function liveOn(trust: DirectoryTrust, mode: "full" | "changes"): Promise<Set<string>> {
  const { asOf } = trust.record;
  const { plan, receipts } = await live(trust, { asOf });
  expect(plan.mode).toBe(mode);
  for (const { status, error } of receipts) expect([status, error]).toEqual(["done", undefined]);
  const again = await planFor(trust, { asOf, mode: "full" });
  expect(again.operations).toEqual([]);
  return new Set(plan.operations.flatMap(({ classes }) => classes));
}

describe.skipIf(!samba.available)("a trust of 2,000 and Samba, over LDAPS", () => {
  test("a month of change files is lived through, and after each day a second look finds nothing left to do", {
    timeout: 900_000,
  }, async () => {
    await using controller = await sambaTrust();
    await using trust = await directoryTrust({ controller, people: 2000, seed: 20_261_121 });
    let classes = await liveOn(trust, "full");
    const first = await lookAt(controller);
    expect(first.length).toBeGreaterThan(1800);
    expectRight(first, trust.record.staff);
    for (let day = 1; day <= workingDays; day++) {
      await trust.record.nextWorkingDay();
      classes = classes.union(await liveOn(trust, "changes"));
      expectRight(await lookAt(controller), trust.record.staff);
    }
    expect([...classes].sort()).toEqual([
      ...["create", "delete", "disable", "enable", "grant", "move", "rename", "revoke", "update"],
    ]);
  });
});
