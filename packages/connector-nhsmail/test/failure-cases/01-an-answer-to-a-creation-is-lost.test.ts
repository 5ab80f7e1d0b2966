import { type GraphFault, usualLag } from "@rollcall/testkit/national-directory";
import { describe, expect, test } from "vitest";
import { accountsOf, joinerOf } from "../stage/new-person.ts";
import { groupId } from "../stage/trust.ts";
import { writesOf, writing } from "../stage/writing.ts";

const mark = `extension_${"0a".repeat(16)}_operation`;
const landed: readonly GraphFault["kind"][] = ["commit-then-drop", "gateway-timeout"];
const notLanded: readonly GraphFault["kind"][] = ["drop-before-commit", "unavailable"];
const ways = [
  ["by a property of ours", { correlationAttribute: mark }],
  ["by all that was asked for", {}],
] as const;

describe("failure case 1: the answer to a creation is lost", () => {
  for (const [how, nhsmail] of ways) {
    for (const kind of landed) {
      test(`1: after ${kind} the account is adopted ${how}, once, though reading lags`, async () => {
        await using on = await writing({ directory: { lag: usualLag }, nhsmail });
        on.directory.script({ on: "POST /users", fault: { kind } as GraphFault });
        const receipt = await on.execute(joinerOf());
        const [account, ...others] = accountsOf(on);
        expect(others).toEqual([]);
        expect(receipt).toMatchObject({ status: "done", ref: { stable: account?.id } });
        expect(receipt.sideEffects?.map(({ what }) => what).join()).toContain("lost");
        expect(writesOf(on)).toEqual(["POST /users"]);
      });
    }
    for (const kind of notLanded) {
      test(`1: after ${kind} the same name is asked for again, ${how}`, async () => {
        await using on = await writing({ directory: { lag: usualLag }, nhsmail });
        on.directory.script({ on: "POST /users", fault: { kind } as GraphFault });
        const receipt = await on.execute(joinerOf());
        expect(accountsOf(on).map(({ id }) => id)).toEqual([receipt.ref?.stable]);
        expect(accountsOf(on)[0]?.user.userPrincipalName).toBe("ada.byron@nhs.net");
        expect(writesOf(on)).toEqual(["POST /users", "POST /users"]);
      });
    }
  }

  test("1: an account that nobody could see for two minutes is found by the write path, and not made twice", async () => {
    const lag = { ...usualLag, entities: [150_000] };
    await using on = await writing({ directory: { lag }, nhsmail: { correlationAttribute: mark } });
    on.directory.script({ on: "POST /users", fault: { kind: "commit-then-drop" } });
    const receipt = await on.execute(joinerOf());
    expect(accountsOf(on).map(({ id }) => id)).toEqual([receipt.ref?.stable]);
    expect(writesOf(on)).toEqual(["POST /users", "POST /users"]);
  });

  test("1: what was to come with the account is done when its creation is asked for again", async () => {
    await using on = await writing();
    const joiner = joinerOf({}, { entitlements: [{ kind: "group", id: groupId(7) }] });
    on.directory.script({
      on: "POST /groups/{group-id}/members/$ref",
      fault: { kind: "error", status: 403, code: "Authorization_RequestDenied" },
    });
    const error = await on.refused(joiner);
    expect(error).toMatchObject({ code: "permission-denied", effect: "applied" });
    const [account] = accountsOf(on);
    const again = await on.execute(joiner);
    expect(again).toMatchObject({ status: "done", ref: { stable: account?.id } });
    expect(on.directory.view.membersOf(groupId(7))).toContain(account?.id);
    expect(accountsOf(on)).toHaveLength(1);
    expect(await on.execute(joiner)).toMatchObject({ status: "already" });
  });
});
