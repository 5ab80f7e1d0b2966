import {
  baseLicences,
  type LicenceSeed,
  noLag,
  usualLicences,
} from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { accountsOf, joinerOf } from "../stage/new-person.ts";
import { membershipOf, refTo, setting, updateOf } from "../stage/operations.ts";
import { accountId } from "../stage/trust.ts";
import { type Writing, writesOf, writing } from "../stage/writing.ts";

const sku = (number: number): string =>
  `11111111-0000-4000-8000-${String(number).padStart(12, "0")}`;
const licence = (number: number, more: Partial<LicenceSeed>): LicenceSeed => ({
  skuId: sku(number),
  skuPartNumber: `TEST_${number}`,
  seats: 10,
  plans: [],
  ...more,
});
const licences: readonly LicenceSeed[] = [
  ...usualLicences,
  licence(1, { seats: 0 }),
  licence(2, { prohibitedIn: ["GB"] }),
  licence(3, { needs: [sku(9)] }),
];
const granting = (id: string) =>
  updateOf(refTo(accountId(1)), {
    deltas: setting({ jobTitle: "Ward Sister" }),
    grant: [{ kind: "licence", id }],
  });
const held = (on: Writing): readonly unknown[] =>
  on.directory.view.account(accountId(1))?.user.assignedLicenses?.map(({ skuId }) => skuId) ?? [];

const cases = [
  [1, "an empty pool", "quota"],
  [2, "a country where it may not be used", "invalid-value"],
  [3, "another that is missing", "invalid-value"],
] as const;
for (const [number, why, code] of cases) {
  test(`16: a licence that is refused for ${why} says so, and the rest was written`, async () => {
    await using on = await writing({ directory: { licences } });
    const error = await on.refused(granting(sku(number)));
    expect(error).toMatchObject({ code, effect: "applied" });
    expect(error.advice).toMatch(/\w+/);
    expect(held(on)).toEqual([]);
    expect(on.directory.view.account(accountId(1))?.user.jobTitle).toBe("Ward Sister");
  });
}

test("16: a licence that excludes one that is held is refused", async () => {
  await using on = await writing();
  await on.execute(granting(baseLicences.standard));
  const error = await on.refused(granting(baseLicences.enhanced));
  expect(error.code).toBe("invalid-value");
  expect(held(on)).toEqual([baseLicences.standard]);
});

test("16: one licence takes another's place in one request, after a look at what is held", async () => {
  await using on = await writing();
  await on.execute(granting(baseLicences.standard));
  const before = writesOf(on).length;
  const swap = updateOf(refTo(accountId(1)), {
    grant: [{ kind: "licence", id: baseLicences.enhanced }],
    revoke: [
      { kind: "licence", id: baseLicences.standard },
      { kind: "licence", id: sku(1) },
    ],
  });
  expect((await on.execute(swap)).status).toBe("done");
  expect((await on.execute(swap)).status).toBe("already");
  expect(held(on)).toEqual([baseLicences.enhanced]);
  expect(writesOf(on).slice(before)).toEqual(["POST /users/{user-id}/assignLicense"]);
});

const assigning = "POST /users/{user-id}/assignLicense";
const taking = (...ids: readonly string[]) =>
  updateOf(refTo(accountId(1)), { revoke: ids.map((id) => ({ kind: "licence", id })) });

test.each(["commit-then-drop", "gateway-timeout"] as const)(
  "16: a licence that was taken away with an answer that was lost (%s) is not held against the request that follows",
  async (kind) => {
    await using on = await writing();
    await on.execute(granting(baseLicences.standard));
    on.directory.script({ on: assigning, fault: { kind } });
    expect((await on.execute(taking(baseLicences.standard))).status).toBe("done");
    expect(held(on)).toEqual([]);
  },
);

test("16: of licences of which one is gone already the others are taken away and given, whatever is still read", async () => {
  await using on = await writing({
    directory: {
      licences: [...usualLicences, licence(4, {})],
      lag: { ...noLag, entities: [60_000] },
    },
  });
  await on.execute(granting(baseLicences.standard));
  await on.execute(granting(sku(4)));
  on.directory.clock.advance(120_000);
  await on.execute(taking(sku(4)));
  const swap = updateOf(refTo(accountId(1)), {
    grant: [{ kind: "licence", id: baseLicences.enhanced }],
    revoke: [baseLicences.standard, sku(4)].map((id) => ({ kind: "licence", id })),
  });
  expect((await on.execute(swap)).status).toBe("done");
  expect(held(on)).toEqual([baseLicences.enhanced]);
});

test("16: a licence that one of several accounts has lost already is taken from the others", async () => {
  await using on = await writing({ directory: { lag: { ...noLag, entities: [60_000] } } });
  const refs = [1, 2].map((number) => refTo(accountId(number)));
  const entitlement = { kind: "licence", id: baseLicences.standard };
  await on.execute(membershipOf(entitlement, { grant: refs }));
  on.directory.clock.advance(120_000);
  await on.execute(taking(baseLicences.standard));
  const revoked = await on.execute(membershipOf(entitlement, { revoke: refs }));
  expect(revoked.status).toBe("done");
  expect(held(on)).toEqual([]);
  const again = await on.execute(membershipOf(entitlement, { revoke: refs }));
  expect(again.status).toBe("already");
});

test("16: without a country no licence is asked for, and a new account is not even made", async () => {
  await using on = await writing();
  on.directory.outside.change(accountId(1), { usageLocation: null });
  const error = await on.refused(granting(baseLicences.standard));
  expect(error).toMatchObject({ code: "invalid-value", effect: "none" });
  expect(error.where?.field).toBe("usageLocation");
  const { usageLocation: _, ...attributes } = joinerOf().attributes;
  const joiner = joinerOf({}, { entitlements: [{ kind: "licence", id: baseLicences.standard }] });
  expect(await on.refused({ ...joiner, attributes })).toMatchObject({ code: "invalid-value" });
  expect(writesOf(on)).toEqual([]);
  expect(accountsOf(on)).toEqual([]);
});

test("16: the country is written before the licence that needs it, in the same operation", async () => {
  await using on = await writing();
  on.directory.outside.change(accountId(1), { usageLocation: null });
  const both = updateOf(refTo(accountId(1)), {
    deltas: setting({ usageLocation: "GB" }),
    grant: [{ kind: "licence", id: baseLicences.standard }],
  });
  expect((await on.execute(both)).status).toBe("done");
  expect(held(on)).toEqual([baseLicences.standard]);
});

const byGroup = (state: string, error: string) => ({
  assignedLicenses: [{ skuId: baseLicences.standard, disabledPlans: [] }],
  licenseAssignmentStates: [
    {
      skuId: baseLicences.standard,
      disabledPlans: [],
      assignedByGroup: "00000000-0000-4000-9000-000000000007",
      state,
      error,
      lastUpdatedDateTime: "2026-08-01T00:00:00Z",
    },
  ],
});

for (const [word, code] of [
  ["CountViolation", "quota"],
  ["UniquenessViolation", "not-unique"],
  ["Other", "invalid-value"],
  ["Others", "invalid-value"],
  ["SomethingOfNextYear", "invalid-value"],
] as const) {
  test(`16: a group that could not give a licence after all is told of, by ${word}`, async () => {
    await using on = await writing();
    on.directory.outside.change(accountId(1), byGroup("Error", word));
    const error = await on.refused(granting(baseLicences.standard));
    expect(error).toMatchObject({ code, native: word, effect: "none" });
  });
}

test("16: a licence that comes by a group is not taken from one member", async () => {
  await using on = await writing();
  on.directory.outside.change(accountId(1), byGroup("Active", "None"));
  const revoke = [{ kind: "licence", id: baseLicences.standard }];
  const error = await on.refused(updateOf(refTo(accountId(1)), { revoke }));
  expect(error).toMatchObject({ code: "unsupported", effect: "none" });
  expect(error.advice).toContain("group");
});
