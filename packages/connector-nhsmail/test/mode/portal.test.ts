import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { memoryWorkItems, overdueFindings, reviewWorkItems } from "../../src/index.ts";
import { joinerOf } from "../stage/new-person.ts";
import { deleteOf, membershipOf, refTo, setting, updateOf } from "../stage/operations.ts";
import { accountId, groupId, staff, strangers } from "../stage/trust.ts";
import { type Writing, writesOf, writing } from "../stage/writing.ts";

const { privateKey } = generateKeyPairSync("ed25519");
const ref = refTo(accountId(1));
const promote = { deltas: setting({ jobTitle: "Ward Sister" }) };

async function portal(people = [...staff, ...strangers]) {
  const workItems = memoryWorkItems({ sign: { key: "desk", privateKey } });
  const on = await writing({
    directory: { people },
    nhsmail: { mode: { mode: "portal", workItems } },
  });
  const review = async () =>
    reviewWorkItems({
      workItems,
      read: on.session.read,
      schema: await on.session.schema(),
      now: new Date(on.clock.now()).toISOString(),
      samePersonBy: ["employeeId"],
    });
  return { on, workItems, review };
}
const byHand = ({ directory }: Writing) => directory.administrator("RQQ");

describe("mode portal", () => {
  test("a change is asked for by a work item, and nothing is written", async () => {
    const { on, workItems, review } = await portal();
    await using _ = on;
    const because = "the post changed on 1 Sep 2026";
    const operation = updateOf(ref, { ...promote, reasons: [{ rule: "jobTitle", because }] });
    expect(await on.execute(operation)).toMatchObject({ status: "accepted" });
    const [item] = await workItems.list();
    expect(item).toMatchObject({
      id: operation.id,
      what: "change",
      title: "Change ada.okafor@nhs.net",
      account: { stable: accountId(1), lookup: "ada.okafor@nhs.net" },
      organisation: "RQQ",
      fields: [{ field: "Job title", value: "Ward Sister" }],
      reasons: [because],
      due: "2026-09-04T08:00:00.000Z",
    });
    expect((await review()).waiting).toHaveLength(1);
    byHand(on).edit(accountId(1), { jobTitle: "Ward Sister" });
    expect((await review()).ended).toMatchObject([{ id: operation.id, end: "done" }]);
    expect(await workItems.list()).toEqual([]);
    expect((await on.execute(operation)).status).toBe("already");
    expect(writesOf(on)).toEqual([]);
  });

  test("an item that is not carried out in time is told of, without a name", async () => {
    const { on, review } = await portal();
    await using _ = on;
    const operation = updateOf(ref, { enabled: false, urgency: "closing" });
    await on.execute(operation);
    on.directory.clock.advance(5 * 3_600_000);
    const found = await review();
    expect(found.overdue.map(({ id }) => id)).toEqual([operation.id]);
    const [finding = ""] = overdueFindings(found);
    expect(finding).toContain(operation.id);
    expect(finding).toContain("disable");
    expect(finding).not.toContain("okafor");
  });

  test("the same thing asked for by the next plan is the same item", async () => {
    const { on, workItems } = await portal();
    await using _ = on;
    const first = updateOf(ref, promote);
    await on.execute(first);
    await on.execute(updateOf(ref, promote));
    expect((await workItems.list()).map(({ id }) => id)).toEqual([first.id]);
  });

  test("another thing asked of the same part of an account takes the place of the first", async () => {
    const { on, workItems } = await portal();
    await using _ = on;
    await on.execute(updateOf(ref, promote));
    await on.execute(updateOf(ref, { enabled: false }));
    await on.execute(updateOf(ref, { deltas: setting({ jobTitle: "Matron" }) }));
    const fields = (await workItems.list()).map(({ fields: [first] }) => first?.value);
    expect(fields.sort()).toEqual(["Disabled", "Matron"]);
    expect([...workItems.ended.values()].map(({ end }) => end)).toEqual(["superseded"]);
  });

  test("a leaver is marked, and one for cause is disabled as well", async () => {
    const { on, workItems, review } = await portal();
    await using _ = on;
    await on.execute(
      updateOf(ref, { enabled: false, deltas: setting({ status: "Active (Leaver)" }) }),
    );
    const [item] = await workItems.list();
    expect(item).toMatchObject({ what: "mark-as-leaver", effect: { enabled: false } });
    expect(item?.title).toContain("marking alone does not stop signing in");
    byHand(on).markLeaver(accountId(1));
    expect((await review()).ended).toEqual([]);
    byHand(on).disable(accountId(1));
    on.directory.clock.advance(300_000);
    expect((await review()).ended).toHaveLength(1);
    const leaver = updateOf(ref, { deltas: setting({ status: "Active (Leaver)" }) });
    expect((await on.execute(leaver)).status).toBe("already");
  });

  test("a leaver whom another organisation has adopted is nobody's work any more", async () => {
    const { on, workItems, review } = await portal();
    await using _ = on;
    await on.execute(updateOf(ref, { deltas: setting({ status: "Active (Leaver)" }) }));
    await on.execute(updateOf(ref, promote));
    byHand(on).markLeaver(accountId(1));
    on.directory.administrator("RZZ").join(accountId(1));
    const ends = (await review()).ended.map(({ what, end }) => `${what}: ${end}`);
    expect(ends.sort()).toEqual(["change: withdrawn", "mark-as-leaver: done"]);
    expect(await workItems.list()).toEqual([]);
    const error = await on.refused(updateOf(ref, promote));
    expect(error).toMatchObject({ code: "precondition-failed", where: { rule: "ownership" } });
  });

  test("a joiner is asked for with the search first, and is found once the portal has made the account", async () => {
    const { on, workItems, review } = await portal();
    await using _ = on;
    const joiner = joinerOf();
    expect(await on.execute(joiner)).toMatchObject({ status: "accepted" });
    const [item] = await workItems.list();
    expect(item).toMatchObject({ what: "create-or-join", organisation: "RQQ" });
    expect(item?.title).toContain("Search for the person first");
    const properties = { employeeId: "20000001" };
    byHand(on).create({ givenName: "Ada", surname: "Byron", properties });
    expect(await on.execute(joinerOf())).toMatchObject({ status: "accepted" });
    expect(await workItems.list()).toHaveLength(1);
    expect((await review()).ended).toHaveLength(1);
  });

  test("a joiner who was another organisation's leaver is joined, by his address, and not made anew", async () => {
    const people = strangers.map((person, at) =>
      at === 0 ? { ...person, properties: { employeeId: "20000001" } } : person,
    );
    const { on, workItems, review } = await portal([...staff, ...people]);
    await using _ = on;
    expect((await on.execute(joinerOf())).status).toBe("rejected");
    on.directory.administrator("RZZ").markLeaver(accountId(101));
    expect((await on.execute(joinerOf())).status).toBe("accepted");
    const [item] = await workItems.list();
    expect(item?.title).toContain("Join cleo.marsh@nhs.net");
    expect(item?.fields.map(({ field }) => field)).not.toContain("Email address");
    expect((await review()).waiting).toHaveLength(1);
    byHand(on).join(accountId(101));
    expect((await review()).ended).toHaveLength(1);
  });

  test("an account that the portal is at work on, or whose state does not allow it, is not asked for", async () => {
    const unused = { id: accountId(9), givenName: "Fay", surname: "Gray", organisation: "RQQ" };
    const { on, workItems } = await portal([...staff, { ...unused, state: "Inactive" }]);
    await using _ = on;
    byHand(on).disable(accountId(1));
    expect((await on.refused(updateOf(ref, promote))).code).toBe("locked");
    const leaver = updateOf(refTo(accountId(9)), {
      deltas: setting({ status: "Active (Leaver)" }),
    });
    expect(await on.refused(leaver)).toMatchObject({
      code: "precondition-failed",
      where: { rule: "state" },
    });
    expect(await workItems.list()).toEqual([]);
  });

  test("a deletion is done when the account is gone", async () => {
    const { on, review } = await portal();
    await using _ = on;
    await on.execute(deleteOf(ref));
    expect((await review()).waiting).toHaveLength(1);
    byHand(on).delete(accountId(1));
    on.directory.clock.advance(300_000);
    expect((await review()).ended).toMatchObject([{ what: "delete", end: "done" }]);
  });

  test("members of a group are asked for together, and read back", async () => {
    const { on, workItems, review } = await portal();
    await using _ = on;
    const grant = [refTo(accountId(1)), refTo(accountId(2)), refTo(accountId(3))];
    await on.execute(membershipOf({ kind: "group", id: groupId(7) }, { grant }));
    const [item] = await workItems.list();
    expect(item?.effect.gains).toEqual([accountId(2), accountId(3)]);
    on.directory.outside.member(groupId(7), accountId(2), true);
    expect((await review()).ended).toEqual([]);
    on.directory.outside.member(groupId(7), accountId(3), true);
    expect((await review()).ended).toHaveLength(1);
  });

  test("a user policy comes as the file that the portal imports", async () => {
    const policy = "RQQ E3 Clinicians";
    const { on, workItems } = await portal();
    await using _ = on;
    const grant = [refTo(accountId(1)), refTo(accountId(2))];
    await on.execute(membershipOf({ kind: "policy", id: policy }, { grant }));
    const [item] = await workItems.list();
    expect(item?.file).toEqual({
      name: "members-of-RQQ-E3-Clinicians.csv",
      content: "Email Address\r\nada.okafor@nhs.net\r\nzoe.o'neill@nhs.net\r\n",
    });
  });

  test("the file is one that the portal takes", async () => {
    const policy = "RQQ E3 Clinicians";
    await using on = await writing({
      directory: {
        organisations: [
          { code: "RQQ", name: "Fictional Hospitals", policies: [{ name: policy, licences: [] }] },
        ],
        people: staff,
      },
      nhsmail: {
        mode: { mode: "portal", workItems: memoryWorkItems({ sign: { key: "desk", privateKey } }) },
      },
    });
    const { policyFile } = await import("../../src/mode/policy-file.ts");
    const { content } = policyFile(policy, ["ada.okafor@nhs.net", "zoe.o'neill@nhs.net"]);
    expect(byHand(on).importPolicyMembers(policy, content)).toEqual({ added: [2, 3], refused: [] });
  });

  test("a mobile number from abroad, for which NHSmail disables accounts, is not asked for", async () => {
    const { on, workItems } = await portal();
    await using _ = on;
    const number = (value: string) => updateOf(ref, { deltas: setting({ mobilePhone: value }) });
    for (const value of ["+353 1 632 0123", "0033163212345", "1632960123"]) {
      const where = { field: "mobilePhone", rule: "uk-number" };
      expect(await on.refused(number(value))).toMatchObject({ code: "invalid-value", where });
    }
    expect(await workItems.list()).toEqual([]);
    for (const value of ["+44 1632 960123", "01632 960 124", "0044 (0)1632 960125"]) {
      expect((await on.execute(number(value))).status).toBe("accepted");
    }
  });

  test("a person is in one policy, so that two are refused", async () => {
    const { on } = await portal();
    await using _ = on;
    const grant = ["A", "B"].map((id) => ({ kind: "policy", id }));
    expect(await on.refused(updateOf(ref, { grant }))).toMatchObject({
      code: "invalid-value",
      where: { rule: "one-policy" },
    });
  });
});

test("mode read-only has no part that writes", async () => {
  await using on = await writing({ nhsmail: { mode: { mode: "read-only" } } });
  expect(on.session.write).toBeUndefined();
  expect(on.session.credentials).toBeUndefined();
});
