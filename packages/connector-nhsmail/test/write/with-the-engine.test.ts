import { type AppliedReceipt, memoryStore } from "@rollcall/core";
import { memorySource } from "@rollcall/testkit";
import { usualLag } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { nurse, nurses, nursesPolicy as policy } from "../stage/nurses.ts";
import { runOnce } from "../stage/run-once.ts";
import { accountId, groupId } from "../stage/trust.ts";
import { type Writing, writing } from "../stage/writing.ts";

test("joiners, a mover and a leaver come out right, once, while answers are lost and reading lags", async () => {
  await using on = await writing({
    directory: {
      lag: usualLag,
      people: [{ id: accountId(90), givenName: "Ada", surname: "Byron", organisation: "RZZ" }],
      groups: [{ id: groupId(7), displayName: "Ward 7", members: [] }],
      faults: {
        "commit-then-drop": 0.08,
        "gateway-timeout": 0.05,
        "drop-before-commit": 0.05,
        throttled: 0.05,
      },
    },
    nhsmail: { visibleAfter: 60_000, changes: "listing" },
  });
  const people = nurses.map((_, at) => nurse(at + 1));
  const source = memorySource({ name: "staff", people });
  const store = memoryStore();
  const run = async (): Promise<readonly AppliedReceipt[]> =>
    await runOnce(on, { source, policy, store });
  // Two of a name, of which a stranger has the first: the second of ours gets what is free by the next plan.
  expect(unfinished(await run()).map(({ error }) => error?.code)).toEqual(["not-unique"]);
  on.directory.clock.advance(120_000);
  expect(unfinished(await run())).toEqual([]);
  expect(addresses(on)).toEqual([
    "ada.byron2@nhs.net",
    "ada.byron3@nhs.net",
    "ben.cole@nhs.net",
    "cleo.dunn@nhs.net",
    "eve.fry@nhs.net",
    "zoe.oneill@nhs.net",
  ]);
  expect(on.directory.view.membersOf(groupId(7))).toHaveLength(6);
  on.directory.clock.advance(120_000);
  expect(await run()).toEqual([]);

  source.staff.put(nurse(2, { position: { title: "Ward Sister" } }));
  source.staff.put(nurse(3, { end: "2026-08-30", status: "ended" }));
  expect(unfinished(await run())).toEqual([]);
  const cleo = on.directory.view.account("cleo.dunn@nhs.net");
  expect(cleo?.user).toMatchObject({ accountEnabled: true, assignedLicenses: [] });
  expect(cleo?.user).toHaveProperty(on.directory.statusAttribute, "Active (Leaver)");
  expect(on.directory.view.account("ben.cole@nhs.net")?.user.jobTitle).toBe("Ward Sister");
  expect(on.directory.view.membersOf(groupId(7))).toHaveLength(5);
  on.directory.clock.advance(120_000);
  expect(await run()).toEqual([]);
  expect(on.directory.view.struck.length).toBeGreaterThan(5);
});

function unfinished(receipts: readonly AppliedReceipt[]): readonly AppliedReceipt[] {
  return receipts.filter(({ status }) => status !== "done" && status !== "already");
}

function addresses({ directory }: Writing): readonly unknown[] {
  return directory.view
    .accounts()
    .filter(({ portal }) => portal?.organisation === "RQQ")
    .map(({ user }) => user.mail)
    .sort();
}
