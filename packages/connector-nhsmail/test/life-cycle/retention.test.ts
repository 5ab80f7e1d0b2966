import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextState, publishedRetention, retentionOn, undatedRetention } from "../../src/index.ts";
import { stage } from "../stage/directory.ts";
import { accountId } from "../stage/trust.ts";

describe("retention", () => {
  test("the numbers changed on 1 December 2022, and each has its source", () => {
    expect(retentionOn("2022-11-30")).toMatchObject({ unused: 90, inactive: 90, deleted: 180 });
    expect(retentionOn("2022-12-01")).toMatchObject({ unused: 30, inactive: 30, deleted: 30 });
    expect(retentionOn("1999-12-31")).toBeUndefined();
    expect(publishedRetention.every(({ source }) => source.length > 0)).toBe(true);
  });

  test("an article without a date holds from the day that it is given, and not before", () => {
    const policies = [...publishedRetention, { ...undatedRetention, from: "2027-01-01" }];
    expect(retentionOn("2026-12-31", policies)?.unused).toBe(30);
    expect(retentionOn("2027-01-01", policies)?.unused).toBe(365);
  });

  const day = fc
    .date({ min: new Date("2000-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test("which policy holds on a day does not hang on their order", () => {
    const policy = day.map((from) => ({ from, source: from }));
    const policies = fc.uniqueArray(policy, { selector: ({ from }) => from, minLength: 1 });
    fc.assert(
      fc.property(policies, day, (given, on) => {
        const holding = retentionOn(on, given);
        expect(retentionOn(on, given.toReversed())).toEqual(holding);
        const begun = given.filter(({ from }) => from <= on).map(({ from }) => from);
        expect(holding?.from).toBe(begun.sort().at(-1));
      }),
    );
  });

  test.each([
    ["Active (Leaver)", "2026-09-01", "Deleted", "2026-10-01"],
    ["Inactive", "2026-09-01", "Deleted", "2026-10-01"],
    ["Inactive", "2022-11-30", "Deleted", "2023-02-28"],
    ["Deleted", "2026-09-01", "Deleted Permanent", "2026-10-01"],
    ["Disabled", "2026-08-31", "Deleted", "2028-02-29"],
  ] as const)("an account that is %s since %s is %s on %s", (state, since, next, on) => {
    expect(nextState({ state, since })).toMatchObject({ state: next, on });
  });

  test("an account in use is inactive after its last use; one whose policy was not accepted, after it was made", () => {
    const account = { state: "Active", since: "2026-01-01" } as const;
    expect(nextState({ ...account, used: "2026-09-01" })).toMatchObject({ on: "2026-10-01" });
    expect(nextState({ ...account, accepted: false, used: "2026-09-01" })).toMatchObject({
      on: "2026-01-31",
      by: "unaccepted",
    });
    expect(nextState(account)).toBeUndefined();
  });

  test.each(["Active (Leaver)", "Inactive", "Disabled", "Deleted"] as const)(
    "the directory does with an account that is %s what was foretold, on that day",
    async (state) => {
      const id = accountId(1);
      const since = "2026-09-01T08:00:00Z";
      const one = {
        id,
        givenName: "Ada",
        surname: "Okafor",
        organisation: "RQQ",
        state,
        since,
        ...(state === "Active (Leaver)" && { leaver: since }),
      };
      await using on = await stage({ people: [one] });
      const next = nextState({ state, since: since.slice(0, 10) });
      const until = Date.parse(`${next?.on}T08:00:00Z`) - Date.parse(since);
      on.directory.clock.advance(until - 1);
      expect(on.directory.view.account(id)?.portal?.state).toBe(state);
      on.directory.clock.advance(1);
      expect(on.directory.view.account(id)?.portal?.state).toBe(next?.state);
    },
  );

  test("nothing becomes of an account by itself while the portal is at work on it", () => {
    expect(nextState({ state: "MigrationPending", since: "2026-01-01" })).toBeUndefined();
    expect(nextState({ state: "Locked", since: "2026-01-01" })).toBeUndefined();
  });

  test("where no number was published, nothing is foretold", () => {
    const policies = [{ from: "2000-01-01", source: "none" }];
    expect(nextState({ state: "Inactive", since: "2026-01-01" }, policies)).toBeUndefined();
  });
});
