import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MembershipLimits } from "../../src/connector/limits.ts";
import type { Difference } from "../../src/diff/difference.ts";
import type { MembershipOperation } from "../../src/model/operation.ts";
import { account, changed, group, inShort, missing, planAndRun, surplus } from "./directory.ts";

const plan = (differences: readonly Difference[], membership: MembershipLimits) =>
  planAndRun(differences, { limits: { membership } });

function members(operation: unknown): { grant: string[]; revoke: string[] } {
  const { grant, revoke } = operation as MembershipOperation;
  return { grant: grant.map(({ stable }) => stable), revoke: revoke.map(({ stable }) => stable) };
}

describe("on the account's side", () => {
  it("memberships travel with the account's own write", () => {
    const { operations } = plan(
      [changed(account("ann"), { title: "Nurse" }, { grant: ["1", "2"] })],
      { side: "account" },
    );
    expect(operations).toMatchObject([{ kind: "update", grant: [group("1"), group("2")] }]);
  });
});

describe("on the entitlement's side", () => {
  it("one write changes all members of an entitlement when there is no limit", () => {
    const { operations, after } = plan(
      [
        changed(account("ann"), {}, { grant: ["1"] }),
        changed(account("bea", {}, { entitlements: ["1"] }), {}, { revoke: ["1"] }),
        missing("amy", {}, { entitlements: ["1"] }),
      ],
      { side: "entitlement" },
    );
    expect(inShort(operations)).toEqual(["create amy", "membership group:1"]);
    expect(members(operations[1])).toEqual({ grant: ["ann", "new:amy"], revoke: ["bea"] });
    expect(operations[1]?.after).toEqual([operations[0]?.id]);
    expect(operations[0]).toHaveProperty("entitlements", []);
    expect(after.get("made-amy")?.entitlements).toEqual(["1"]);
  });

  it("writes carry no more members than the target takes, existing accounts first", () => {
    const joiners = ["a", "b"].map((id) => missing(id, {}, { entitlements: ["1"] }));
    const movers = ["c", "d", "e"].map((id) => changed(account(id), {}, { grant: ["1"] }));
    const leavers = ["f", "g"].map((id) =>
      changed(account(id, {}, { entitlements: ["1"] }), {}, { revoke: ["1"] }),
    );
    const { operations } = plan([...joiners, ...movers, ...leavers], {
      side: "entitlement",
      grantsPerWrite: 3,
      revokesPerWrite: 1,
    });
    const writes = operations.filter(({ kind }) => kind === "membership").map(members);
    expect(writes).toEqual([
      { grant: ["c", "d", "e"], revoke: [] },
      { grant: ["new:a", "new:b"], revoke: [] },
      { grant: [], revoke: ["f"] },
      { grant: [], revoke: ["g"] },
    ]);
  });

  it("what closes access is revoked first and waits for no new account", () => {
    const leaver = account("lea", {}, { entitlements: ["1"] });
    const { operations } = plan(
      [
        missing("amy", {}, { entitlements: ["1"] }),
        changed(leaver, {}, { enabled: false, revoke: ["1"] }),
      ],
      { side: "entitlement" },
    );
    expect(operations[0]?.urgency).toBe("closing");
    expect(operations.slice(0, 2).map(({ after }) => after)).toEqual([[], []]);
    expect(inShort(operations).toSorted()).toEqual([
      "create amy",
      "membership group:1",
      "membership group:1",
      "update lea",
    ]);
  });

  it("entitlements are taken from an account before it is deleted", () => {
    const gone = account("gone", {}, { entitlements: ["1", "2"], enabled: false });
    const { operations } = plan(
      [surplus(gone), missing("gone2", { loginName: "gone" }, { entitlements: ["1"] })],
      { side: "entitlement" },
    );
    expect(inShort(operations)).toEqual([
      "membership group:1",
      "membership group:2",
      "delete gone",
      "create gone2",
      "membership group:1",
    ]);
    expect(operations[2]?.after).toHaveLength(2);
    for (const membership of [
      { side: "account" },
      { side: "either" },
      { side: "entitlement", endWithAccount: true },
    ] as const) {
      expect(inShort(plan([surplus(gone)], membership).operations)).toEqual(["delete gone"]);
    }
  });

  it("what goes with an account for good is not taken from it before it is deleted", () => {
    const gone = { ...account("gone"), entitlements: [{ ...group("everybody"), fixed: true }] };
    const { operations } = plan([surplus(gone)], { side: "entitlement" });
    expect(inShort(operations)).toEqual(["delete gone"]);
  });

  it("granting a privilege is one, wherever it is written", () => {
    const { operations } = planAndRun([changed(account("ann"), {}, { grant: ["admins"] })], {
      limits: { membership: { side: "entitlement" } },
      privileged: ({ id }) => id === "admins",
    });
    expect(operations).toMatchObject([{ kind: "membership", classes: ["grant", "privilege"] }]);
  });
});

describe("on either side", () => {
  it("the fewest writes are taken", () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      changed(account(`many${index}`), {}, { grant: ["1"] }),
    );
    const one = changed(account("one"), {}, { grant: ["2", "3", "4", "5"] });
    const { operations } = plan([...many, one], { side: "either" });
    expect(inShort(operations)).toEqual(["update one", "membership group:1"]);
  });

  it("what an account's own write can carry costs nothing", () => {
    const differences = [
      changed(account("ann"), { title: "Nurse" }, { grant: ["1"] }),
      missing("amy", {}, { entitlements: ["1"] }),
    ];
    expect(inShort(plan(differences, { side: "either" }).operations)).toEqual([
      "create amy",
      "update ann",
    ]);
    const apart = planAndRun(differences, {
      limits: { membership: { side: "either" }, together: [["attributes"]] },
    });
    expect(apart.operations).toHaveLength(3);
  });

  it("there is no plan with fewer writes, and each membership is written once", () => {
    const memberships = fc.uniqueArray(fc.tuple(fc.nat(3), fc.nat(3)), {
      selector: String,
      minLength: 1,
    });
    fc.assert(
      fc.property(memberships, (pairs) => {
        const byAccount = Map.groupBy(pairs, ([one]) => one);
        const differences = [...byAccount].map(([one, held]) =>
          changed(account(`account${one}`), {}, { grant: held.map(([, id]) => `${id}`) }),
        );
        const { operations, after } = plan(differences, { side: "either" });
        for (const [one, held] of byAccount) {
          expect(after.get(`account${one}`)?.entitlements).toEqual(
            held.map(([, id]) => `${id}`).sort(),
          );
        }
        let fewest = Number.POSITIVE_INFINITY;
        for (let subset = 0; subset < 16; subset++) {
          const rest = pairs.filter(([one]) => !(subset & (1 << one)));
          const accounts = [0, 1, 2, 3].filter((one) => subset & (1 << one)).length;
          fewest = Math.min(fewest, accounts + new Set(rest.map(([, id]) => id)).size);
        }
        expect(operations.length).toBe(fewest);
      }),
      { numRuns: 200 },
    );
  });
});

it("the same accounts, groups and values in another order give the same plan to the byte", () => {
  const differences = [
    changed(account("ann"), { addresses: ["x", "y"], title: "Nurse" }, { grant: ["1", "2"] }),
    changed(account("bea", {}, { entitlements: ["1"] }), {}, { revoke: ["1"] }),
    missing("amy", {}, { entitlements: ["1", "3"] }),
    surplus(account("zed", {}, { entitlements: ["2"] })),
  ];
  for (const side of ["account", "entitlement", "either"] as const) {
    const one = JSON.stringify(plan(differences, { side }).operations);
    expect(JSON.stringify(plan(differences.toReversed(), { side }).operations)).toBe(one);
  }
});
