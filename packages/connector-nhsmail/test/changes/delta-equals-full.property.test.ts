import { usualLag } from "@rollcall/testkit/national-directory";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NhsmailOptions } from "../../src/index.ts";
import { follower, statesOf } from "../stage/follower.ts";
import { accountId, groupId, ownTenant, type Trust, trust } from "../stage/trust.ts";

type Act =
  | {
      readonly act: "edit" | "remove" | "restore" | "leave-us" | "come-to-us";
      readonly who: number;
    }
  | { readonly act: "member"; readonly who: number; readonly on: boolean }
  | { readonly act: "wait"; readonly seconds: number }
  | { readonly act: "round" };

const who = fc.integer({ min: 1, max: 5 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { arbitrary: fc.record({ act: fc.constant("edit" as const), who }), weight: 3 },
  fc.record({ act: fc.constantFrom("remove", "restore", "leave-us", "come-to-us"), who }),
  fc.record({ act: fc.constant("member" as const), who, on: fc.boolean() }),
  fc.record({ act: fc.constant("wait" as const), seconds: fc.integer({ min: 1, max: 90 }) }),
  { arbitrary: fc.record({ act: fc.constant("round" as const) }), weight: 2 },
);

const unkind = {
  pageSize: 2,
  duplicates: 0.3,
  replays: 0.5,
  disorder: 0.5,
  emptyPages: 0.3,
  late: 0.2,
  membersPerItem: 2,
};
const people = Array.from({ length: 5 }, (_, at) => ({
  id: accountId(at + 1),
  givenName: "Ada",
  surname: `Quill${"abcde"[at]}`,
  organisation: at < 4 ? "RQQ" : "RZZ",
}));
const seconds = 1000;
const settled = 130 * seconds;

function carryOut({ directory }: Trust, one: Act, number: number): void {
  const { outside, organisationAttribute, clock, view } = directory;
  if (one.act === "wait") clock.advance(one.seconds * seconds);
  if (one.act === "wait" || one.act === "round") return;
  const id = accountId(one.who);
  const life = view.account(id)?.life;
  if (one.act === "restore") {
    if (life === "deleted") directory.administrator("RQQ").restore(id);
    clock.advance(400 * seconds);
  }
  if (life !== "live") return;
  if (one.act === "edit") outside.change(id, { jobTitle: `Post ${number}` });
  if (one.act === "remove") outside.remove(id);
  if (one.act === "leave-us") outside.change(id, { [organisationAttribute]: "RZZ" });
  if (one.act === "come-to-us") outside.change(id, { [organisationAttribute]: "RQQ" });
  if (one.act === "member") outside.member(groupId(7), id, one.on);
}

async function keepsUp(acts: readonly Act[], nhsmail: Partial<NhsmailOptions>): Promise<void> {
  const groups = [{ id: groupId(7), displayName: "Ward 7", members: [accountId(1)] }];
  const directory = { people, groups, lag: usualLag, delta: unkind };
  await using on = await trust({ directory, nhsmail: { visibleAfter: settled, ...nhsmail } });
  on.clock.advance(settled);
  await using session = await on.connector.open();
  const one = follower(session);
  await one.start();
  for (const [number, each] of acts.entries()) {
    carryOut(on, each, number);
    if (each.act === "round") await one.round();
  }
  for (let round = 0; round < 4; round += 1) {
    on.clock.advance(settled);
    await one.round();
  }
  expect(new Map([...one.held].sort())).toEqual(new Map([...(await statesOf(session))].sort()));
}

const ways: Readonly<Record<string, Partial<NhsmailOptions>>> = {
  "a listing": { changes: "listing", groups: [groupId(7)] },
  "the delta of known accounts": { changes: "by-id", groups: [groupId(7)] },
  "the delta of a tenant that is ours": { ...ownTenant, changes: "tenant" },
};

describe("however unkind the feed and however far behind reading is, changes lead where a full read does", () => {
  for (const [name, nhsmail] of Object.entries(ways)) {
    test(`by ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), (acts) =>
          keepsUp(acts, nhsmail),
        ),
        { numRuns: Number(process.env.NUM_RUNS ?? 12), seed: 20260901 },
      );
    });
  }
});
