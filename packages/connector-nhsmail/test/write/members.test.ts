import { baseLicences, noLag } from "@rollcall/testkit/national-directory";
import { describe, expect, test } from "vitest";
import { membershipOf, refTo, updateOf } from "../stage/operations.ts";
import { accountId, groupId } from "../stage/trust.ts";
import { type Writing, writesOf, writing } from "../stage/writing.ts";

const count = 45;
const people = Array.from({ length: count }, (_, at) => ({
  id: accountId(at + 1),
  givenName: "Ada",
  surname: `Okafor ${at}`,
  organisation: "RQQ",
}));
const ids = people.map(({ id }) => id);
const refs = ids.map(refTo);
const group = { kind: "group", id: groupId(7) };
const staged = (members: readonly string[] = []): Promise<Writing> =>
  writing({ directory: { people, groups: [{ id: group.id, displayName: "Ward 7", members }] } });
const members = (on: Writing): readonly string[] =>
  [...on.directory.view.membersOf(group.id)].sort();

describe("members of a group", () => {
  test("forty-five are added by three requests", async () => {
    await using on = await staged();
    expect((await on.execute(membershipOf(group, { grant: refs }))).status).toBe("done");
    expect(members(on)).toEqual(ids);
    expect(writesOf(on)).toEqual([
      "PATCH /groups/{group-id}",
      "PATCH /groups/{group-id}",
      "PATCH /groups/{group-id}",
    ]);
    expect((await on.execute(membershipOf(group, { grant: refs }))).status).toBe("already");
  });

  test("who is a member already is no hindrance to the others", async () => {
    await using on = await staged(ids.slice(3, 7));
    await on.execute(membershipOf(group, { grant: refs.slice(0, 20) }));
    expect(members(on)).toEqual(ids.slice(0, 20));
  });

  test("the write path is believed where reading does not show a membership yet", async () => {
    const lag = { ...noLag, edges: [60_000] };
    const groups = [{ id: group.id, displayName: "Ward 7" }];
    await using on = await writing({ directory: { people, groups, lag } });
    on.directory.outside.member(group.id, ids[0] ?? "", true);
    const update = updateOf(refs[0] as (typeof refs)[number], { grant: [group] });
    expect((await on.execute(update)).status).toBe("done");
    expect(members(on)).toEqual([ids[0]]);
  });

  test("who is not there any more is told of once the others were added", async () => {
    await using on = await staged();
    on.directory.outside.remove(ids[2] ?? "");
    const error = await on.refused(membershipOf(group, { grant: refs.slice(0, 5) }));
    expect(error).toMatchObject({ code: "reference-missing", effect: "applied" });
    expect(members(on)).toEqual([0, 1, 3, 4].map((at) => ids[at]));
  });

  test("members are taken out by the reference, and none is deleted", async () => {
    await using on = await staged(ids);
    await on.execute(membershipOf(group, { revoke: refs.slice(5) }));
    expect(members(on)).toEqual(ids.slice(0, 5));
    expect(on.directory.view.accounts().every(({ life }) => life === "live")).toBe(true);
    expect(writesOf(on).every((write) => /^DELETE .*\/\$ref$/.test(write))).toBe(true);
    const again = membershipOf(group, { revoke: refs.slice(5) });
    expect((await on.execute(again)).status).toBe("already");
  });

  test("a member is taken out of our group also when another organisation has adopted the account", async () => {
    await using on = await staged(ids.slice(0, 1));
    on.directory.administrator("RQQ").markLeaver(ids[0] ?? "");
    on.directory.administrator("RZZ").join(ids[0] ?? "");
    await on.execute(membershipOf(group, { revoke: refs.slice(0, 1) }));
    expect(members(on)).toEqual([]);
  });

  test("a removal without $ref, which would delete the member, is not sent", async () => {
    await using on = await staged(ids);
    const path = ["groups", group.id, "members", ids[0] ?? ""];
    const removal = { id: "x", method: "DELETE", path } as const;
    await expect(on.transport.send(removal)).rejects.toMatchObject({ effect: "none" });
    await expect(on.transport.sendAll([removal])).rejects.toMatchObject({ effect: "none" });
    expect(on.exchanges).toEqual([]);
  });

  test("one account's groups and licences change with its attributes", async () => {
    await using on = await staged();
    const update = updateOf(refs[0] as (typeof refs)[number], {
      grant: [group, { kind: "licence", id: baseLicences.standard }],
    });
    expect((await on.execute(update)).status).toBe("done");
    expect((await on.execute(update)).status).toBe("already");
    expect(members(on)).toEqual([ids[0]]);
  });

  test("a licence is given to many by one request each", async () => {
    await using on = await staged();
    const licence = { kind: "licence", id: baseLicences.standard };
    await on.execute(membershipOf(licence, { grant: refs.slice(0, 3) }));
    expect(writesOf(on)).toHaveLength(3);
    const again = membershipOf(licence, { grant: refs.slice(0, 3) });
    expect((await on.execute(again)).status).toBe("already");
  });

  test("a group that was not named is not written", async () => {
    await using on = await writing({ nhsmail: { groups: [groupId(8)] } });
    const error = await on.refused(membershipOf(group, { grant: refs.slice(0, 1) }));
    expect(error).toMatchObject({ code: "unsupported", effect: "none" });
  });
});
