import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileComparison } from "../../src/diff/compile-comparison.ts";
import { diff } from "../../src/diff/diff.ts";
import type { ChangedAccount } from "../../src/diff/difference.ts";
import { patch } from "../../src/diff/patch.ts";
import type { ResolvedAccount, ResolvedAttribute } from "../../src/diff/resolved-account.ts";
import { unmet } from "../../src/diff/unmet.ts";
import type { Account } from "../../src/model/account.ts";
import type { Schema } from "../../src/model/schema.ts";
import type { AttributeValue } from "../../src/model/value.ts";
import { attributes, staffKind } from "./arbitraries.ts";

const schema: Schema = {
  kinds: {
    account: {
      attributes: {
        ...staffKind.attributes,
        loginName: { type: "string", compare: "ignore-case", required: true, maxLength: 20 },
        employeeId: { type: "string", writeOnce: true },
        created: { type: "instant", readOnly: true },
        password: { type: "string", secret: true },
        canonicalPhone: { type: "string", serverNormalises: true },
      },
    },
  },
};

const origin = { source: "esr", record: "GO_431_EXP_GOC_20261120_00000042.DAT line 17" };

function owned(
  values: Readonly<Record<string, AttributeValue | null>>,
): ResolvedAccount["attributes"] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, ResolvedAttribute] => [
      name,
      { mode: "owned", value },
    ]),
  );
}

function wanted(overrides: Partial<ResolvedAccount>): ResolvedAccount {
  return {
    personId: "p1",
    target: "directory",
    kind: "account",
    label: "aother",
    standing: { state: "active", because: "in post since 1 Nov 2026", assignments: [] },
    presence: "present",
    attributes: {},
    origin,
    ...overrides,
  };
}

function found(overrides: Partial<Account>): Account {
  return {
    ref: { kind: "account", stable: "guid-1" },
    attributes: {},
    entitlements: [],
    enabled: true,
    observedAt: "2026-11-20T06:00:00Z",
    ...overrides,
  };
}

const group = (id: string) => ({ kind: "group", id });

describe("diff", () => {
  it("then patch gives what is desired, and no more to do", () => {
    fc.assert(
      fc.property(attributes, attributes, (desired, actual) => {
        const account = found({ attributes: actual });
        const input = { desired: wanted({ attributes: owned(desired) }), schema };
        const difference = diff({ ...input, actual: account }) as ChangedAccount | undefined;
        const after = difference ? patch(account, difference, schema.kinds.account) : account;
        expect(diff({ ...input, actual: after })).toBeUndefined();
        const compare = compileComparison(staffKind, Object.keys(desired));
        expect(compare(desired, after.attributes)).toEqual([]);
        for (const name of Object.keys(actual)) {
          if (!(name in desired)) expect(after.attributes[name]).toBe(actual[name]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("does not depend on the order in which attributes and values are named", () => {
    const actual = found({ attributes: { addresses: ["x"] }, entitlements: [] });
    const one = wanted({
      attributes: owned({ title: "a", name: "b", addresses: ["c", "d"] }),
      entitlements: { owns: () => true, holds: [group("1"), group("2")] },
    });
    const other = wanted({
      attributes: owned({ addresses: ["d", "c"], name: "b", title: "a" }),
      entitlements: { owns: () => true, holds: [group("2"), group("1")] },
    });
    expect(JSON.stringify(diff({ desired: one, actual, schema }))).toBe(
      JSON.stringify(diff({ desired: other, actual, schema })),
    );
  });

  it("gives an account that is missing everything it can be made with", () => {
    const difference = diff({
      desired: wanted({
        enabled: true,
        attributes: {
          title: { mode: "owned", value: "Nurse" },
          name: { mode: "initial", value: "Ann" },
          lines: { mode: "fill", value: ["1 High St"] },
          place: { mode: "owned", value: null },
          addresses: { mode: "owned", value: [] },
          employeeId: { mode: "owned", value: "42" },
          created: { mode: "owned", value: "2026-11-20T06:00:00Z" },
          password: { mode: "owned", value: "never" },
        },
        entitlements: { owns: () => true, holds: [group("1")] },
      }),
      schema,
    });
    expect(difference).toMatchObject({
      difference: "missing",
      handle: "p1",
      enabled: true,
      entitlements: [group("1")],
    });
    expect(difference).toHaveProperty("attributes", {
      title: "Nurse",
      name: "Ann",
      lines: ["1 High St"],
      employeeId: "42",
    });
    expect(JSON.stringify(difference)).not.toContain("never");
  });

  it("says by which day an account that is prepared must be there", () => {
    const standing = {
      state: "prepared",
      because: "starts on 1 Dec 2026",
      changesOn: "2026-12-01",
      assignments: [],
    } as const;
    expect(diff({ desired: wanted({ standing, enabled: false }), schema })).toMatchObject({
      due: "2026-12-01",
      enabled: false,
    });
  });

  it("makes an account disabled when nobody says that it is enabled", () => {
    expect(diff({ desired: wanted({}), schema })).toHaveProperty("enabled", false);
  });

  it("leaves what is set at creation, fills what is empty, and owns the rest", () => {
    const desired = wanted({
      attributes: {
        title: { mode: "owned", value: "Nurse" },
        name: { mode: "initial", value: "Ann" },
        phone: { mode: "fill", value: "01632 960001" },
        place: { mode: "fill", value: "CN=x" },
      },
    });
    const actual = found({ attributes: { title: "Clerk", name: "Bea", phone: "", place: "CN=y" } });
    expect(diff({ desired, actual, schema })).toHaveProperty("deltas", [
      { attribute: "phone", change: "replace", value: "01632 960001" },
      { attribute: "title", change: "replace", value: "Nurse" },
    ]);
  });

  it("never compares what was not read whole", () => {
    const desired = wanted({
      attributes: owned({ addresses: ["a"], title: "Nurse" }),
      entitlements: { owns: () => true, holds: [group("1")] },
    });
    const actual = found({
      attributes: { title: "Nurse" },
      incomplete: ["addresses", "entitlements"],
    });
    expect(diff({ desired, actual, schema })).toBeUndefined();
    expect(unmet({ desired, actual, schema })).toMatchObject([
      { attribute: "addresses", problem: "not-read-whole" },
    ]);
  });

  it("never writes what the target would refuse, and tells of it", () => {
    const desired = wanted({
      attributes: owned({
        loginName: null,
        employeeId: "43",
        created: "2026-11-21T06:00:00Z",
        password: "never",
        shoeSize: "9",
      }),
    });
    const actual = found({ attributes: { loginName: "aother", employeeId: "42" } });
    expect(diff({ desired, actual, schema })).toBeUndefined();
    expect(unmet({ desired, actual, schema }).map((one) => [one.attribute, one.problem])).toEqual([
      ["created", "read-only"],
      ["employeeId", "write-once"],
      ["loginName", "required"],
      ["password", "secret"],
      ["shoeSize", "unknown"],
    ]);
    const long = wanted({ attributes: owned({ loginName: "x".repeat(21) }) });
    expect(diff({ desired: long, actual, schema })).toBeUndefined();
    expect(unmet({ desired: long, actual, schema })).toMatchObject([{ problem: "too-long" }]);
    expect(
      unmet({ desired: wanted({ attributes: owned({ loginName: null }) }), schema }),
    ).toMatchObject([{ problem: "required" }]);
  });

  it("takes the server's form of what we wrote for what we wrote, until either changes", () => {
    const acknowledged = { canonicalPhone: { wrote: "01632 960001", answered: "+44 1632 960001" } };
    const desired = (value: string) => wanted({ attributes: owned({ canonicalPhone: value }) });
    const actual = (value: string) => found({ attributes: { canonicalPhone: value } });
    const differs = (one: string, other: string) =>
      diff({ desired: desired(one), actual: actual(other), schema, acknowledged }) !== undefined;
    expect(differs("01632 960001", "+44 1632 960001")).toBe(false);
    expect(differs("01632 960002", "+44 1632 960001")).toBe(true);
    expect(differs("01632 960001", "+44 1632 960009")).toBe(true);
  });

  it("grants what is missing and revokes only what the policy owns", () => {
    const desired = wanted({
      entitlements: { owns: ({ id }) => id !== "theirs", holds: [group("new"), group("kept")] },
    });
    const actual = found({ entitlements: [group("kept"), group("old"), group("theirs")] });
    expect(diff({ desired, actual, schema })).toMatchObject({
      grant: [group("new")],
      revoke: [group("old")],
    });
  });

  it("never revokes what goes with the account, and takes it as held", () => {
    const fixed = { ...group("everybody"), fixed: true };
    const actual = found({ entitlements: [fixed, group("old")] });
    const none = wanted({ entitlements: { owns: () => true, holds: [] } });
    expect(diff({ desired: none, actual, schema })).toMatchObject({ revoke: [group("old")] });
    const both = wanted({
      entitlements: { owns: () => true, holds: [group("everybody"), group("old")] },
    });
    expect(diff({ desired: both, actual, schema })).toBeUndefined();
  });

  it("closes and deletes only accounts that are there", () => {
    const kept = wanted({ presence: "kept", enabled: false });
    const gone = wanted({ presence: "gone" });
    expect(diff({ desired: kept, schema })).toBeUndefined();
    expect(diff({ desired: gone, schema })).toBeUndefined();
    expect(diff({ desired: gone, actual: found({}), schema })).toHaveProperty(
      "difference",
      "surplus",
    );
    expect(diff({ desired: kept, actual: found({}), schema })).toHaveProperty("enabled", false);
    expect(diff({ desired: kept, actual: found({ enabled: false }), schema })).toBeUndefined();
  });

  it("leaves access alone when nobody says anything of it", () => {
    expect(
      diff({ desired: wanted({}), actual: found({ enabled: false }), schema }),
    ).toBeUndefined();
  });

  it("gives a reason for each change, with where it was read", () => {
    const desired = wanted({
      presence: "kept",
      enabled: false,
      standing: { state: "left", because: "last working day was 20 Nov 2026", assignments: [] },
      attributes: owned({ title: "Leaver", addresses: ["a"] }),
      entitlements: { owns: () => true, holds: [] },
    });
    const actual = found({ attributes: { addresses: ["b"] }, entitlements: [group("1")] });
    const because = "last working day was 20 Nov 2026";
    expect(diff({ desired, actual, schema })?.reasons).toEqual([
      { rule: "lifecycle: left", because, origin },
      { rule: "addresses", because, attribute: "addresses", origin },
      { rule: "title", because, attribute: "title", origin },
      { rule: "entitlements", because, origin },
    ]);
  });

  it("refuses a kind that the target does not have", () => {
    const desired = wanted({ kind: "mailbox" });
    expect(() => diff({ desired, schema })).toThrow("no accounts of the kind mailbox");
  });
});
