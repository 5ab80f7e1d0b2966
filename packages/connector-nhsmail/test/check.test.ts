import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { memoryWorkItems, type WorkItem } from "../src/index.ts";
import { claimsOf } from "../src/token-claims.ts";
import { accountId, ownTenant, trust } from "./stage/trust.ts";

test("a check says how writing is done and changes are found, and costs one request", async () => {
  await using on = await trust();
  await using session = await on.connector.open();
  const { ok, findings } = await session.check();
  expect(ok).toBe(true);
  expect(findings).toEqual([
    "nothing is written: the mode is read-only",
    "changes are found by listing our accounts, 999 to a request",
    "others' changes of memberships are found by full reads alone: groups are not named",
  ]);
  expect(on.directory.meter.exchanges).toBe(1);
});

test("a check names the permissions that the token lacks", async () => {
  await using on = await trust({ nhsmail: ownTenant });
  await using session = await on
    .connectAs(on.register(["User.Read.All", "User.EnableDisableAccount.All"]))
    .open();
  const { ok, findings } = await session.check();
  expect(ok).toBe(true);
  expect(findings.filter((one) => one.includes("the token has no"))).toEqual([
    "memberships cannot be read: the token has no GroupMember.Read.All",
    "accounts cannot be created or changed: the token has no User.ReadWrite.All",
    "accounts cannot be deleted or brought back: the token has no User.DeleteRestore.All",
    "licences cannot be given or taken: the token has no LicenseAssignment.ReadWrite.All",
    "memberships cannot be written: the token has no GroupMember.ReadWrite.All",
  ]);
});

test("of two permissions that are needed together one is not enough", async () => {
  await using on = await trust({ nhsmail: ownTenant });
  await using session = await on.connectAs(on.register(["User.Read.All"])).open();
  const { findings } = await session.check();
  expect(findings).toContain(
    "accounts cannot be enabled or disabled: the token has no User.EnableDisableAccount.All with User.Read.All",
  );
});

test("an application that may not read is told so, and is not fit for use", async () => {
  await using on = await trust();
  await using session = await on.connectAs(on.register(["Mail.Read"])).open();
  const { ok, findings } = await session.check();
  expect(ok).toBe(false);
  expect(findings[0]).toBe("accounts cannot be read: Graph refused it (403)");
});

test("organisations of which nobody is found are asked after, and an unread state is said", async () => {
  await using on = await trust();
  const connector = on.connect({ organisations: ["RXY"], statusAttribute: undefined });
  await using session = await connector.open();
  const { findings } = await session.check();
  expect(findings[0]).toMatch(/no account of our organisations was found/);
  expect(findings.join("\n")).toMatch(/states cannot be read/);
});

test("a token that is no JWT says nothing, and nothing is taken from that", async () => {
  expect(claimsOf("opaque")).toEqual({});
  expect(claimsOf("a.bm90IGpzb24.c")).toEqual({});
  await using on = await trust();
  const token = await on.directory.tokenFor(on.application);
  expect(claimsOf(token)).toMatchObject({ tenant: on.directory.tenant });
});

test("a token of changes belongs to one tenant, one list of organisations and one way", async () => {
  await using on = await trust();
  const tokenOf = async (connector: typeof on.connector) => {
    await using session = await connector.open();
    const pages = await Array.fromAsync(session.changes?.since(undefined) ?? []);
    return pages.at(-1)?.token;
  };
  const token = await tokenOf(on.connector);
  expect(token).toMatchObject({ connector: "nhsmail", scope: "RQQ", origin: on.directory.tenant });
  for (const other of [
    { organisations: ["RQQ", "RZZ"] },
    { changes: "by-id" as const },
    { groups: [] },
  ]) {
    await using session = await on.connect(other).open();
    const since = Array.fromAsync(session.changes?.since(token) ?? []);
    await expect(since).rejects.toMatchObject({ code: "delta-invalid" });
  }
});

test("a check closes the work items that were done, and tells those that are overdue without naming anybody", async () => {
  const workItems = memoryWorkItems({
    sign: { key: "test", privateKey: generateKeyPairSync("ed25519").privateKey },
  });
  await using on = await trust({ nhsmail: { mode: { mode: "portal", workItems } } });
  const item = (id: string, jobTitle: string): WorkItem => ({
    id,
    what: "change",
    title: "Change the account",
    account: { stable: accountId(1) },
    organisation: "RQQ",
    fields: [{ field: "Job title", value: jobTitle }],
    reasons: [],
    created: "2026-08-01T08:00:00Z",
    due: "2026-08-02T08:00:00Z",
    effect: { attributes: { jobTitle } },
  });
  await workItems.put(item("one", "Matron"));
  await workItems.put(item("two", "Sister"));
  on.directory.outside.change(accountId(1), { jobTitle: "Matron" });
  await using session = await on.connector.open();
  const { findings } = await session.check();
  expect(findings.slice(-2)).toEqual([
    "of the work items, 1 were closed by this check, and 0 are open and not yet due",
    expect.stringMatching(/^work item two .*was due by .*is not done/),
  ]);
  expect([...workItems.ended.keys()]).toEqual(["one"]);
  expect(findings.join(" ")).not.toMatch(/okafor/i);
});
