import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Operation, UpdateOperation } from "../../src/model/operation.ts";
import type { SnapshotSummary } from "../../src/model/snapshot.ts";
import { type GuardCase, judge } from "../../src/plan/guard/guard.ts";
import { operations as anyOperations } from "../format/arbitraries.ts";
import { disable, remove } from "./plans.ts";

const row = (count: number, make: (key: string) => Operation): Operation[] =>
  Array.from({ length: count }, (_, index) => make(String(index)));

const create = (key: string, facts: object = {}): Operation => {
  const { deltas: _, ref: __, ...base } = disable(key);
  return {
    ...base,
    kind: "create",
    id: `create-${key}`,
    handle: key,
    label: `New ${key}`,
    attributes: {},
    enabled: true,
    entitlements: [],
    expects: { exists: false },
    classes: ["create"],
    ...facts,
  };
};

const change = (key: string, attribute = "department"): UpdateOperation => {
  const { enabled: _, ...base } = disable(key);
  const deltas = [{ attribute, change: "replace" as const, value: "Ward 5" }];
  return { ...base, id: `change-${key}-${attribute}`, deltas, classes: ["update"] };
};

const membership = (facts: object): Operation => {
  const { deltas: _, enabled: __, ref: ___, personId: ____, ...base } = disable("group");
  const entitlement = { kind: "group", id: "g" };
  return { ...base, kind: "membership", entitlement, grant: [], revoke: [], ...facts } as Operation;
};

function given(operations: readonly Operation[], facts: Partial<GuardCase> = {}): GuardCase {
  return { operations, populations: { directory: 20_000 }, snapshots: [], mode: "full", ...facts };
}

function codes(operations: readonly Operation[], facts: Partial<GuardCase> = {}): string[] {
  return judge(given(operations, facts)).breaches.map((breach) => breach.code);
}

const read = (facts: Partial<SnapshotSummary> = {}): Partial<GuardCase> => ({
  snapshots: [
    {
      system: "staff",
      completeness: { state: "complete" },
      count: 1000,
      missingCanaries: [],
      ...facts,
    },
  ],
});

describe("closing accounts", () => {
  it("passes for up to 1 % of a large target", () => {
    expect(codes(row(200, (key) => disable(key)))).toEqual([]);
    expect(codes(row(201, (key) => disable(key)))).toEqual(["directory/closing/percent"]);
  });

  it("says both figures", () => {
    const { breaches, decision } = judge(given(row(214, (key) => disable(key))));
    expect(decision).toBe("stop");
    expect(breaches[0]?.because).toBe(
      "214 of 20,000 accounts (1.07%) would be disabled or deleted; up to 200 pass (1%, and always 50)",
    );
  });

  it("counts disabled and deleted accounts together, and an account that is both once", () => {
    const mixed = [...row(150, (key) => disable(key)), ...row(50, (key) => remove(`x${key}`))];
    expect(codes(mixed)).toEqual([]);
    expect(codes([...mixed, remove("0")])).toEqual([]);
    expect(codes([...mixed, remove("another")])).toEqual(["directory/closing/percent"]);
  });

  it("passes for a leaver or three among 20 people, and not for four", () => {
    const populations = { directory: 20 };
    expect(codes([disable("1")], { populations })).toEqual([]);
    expect(
      codes(
        row(3, (key) => disable(key)),
        { populations },
      ),
    ).toEqual([]);
    expect(
      codes(
        row(4, (key) => disable(key)),
        { populations },
      ),
    ).toEqual(["directory/closing/percent"]);
  });
});

describe("the limits", () => {
  it("let a first load into an empty target make every account", () => {
    const load = row(20_000, (key) => create(key, { classes: ["create", "grant"] }));
    expect(codes(load, { populations: { directory: 0 } })).toEqual([]);
    expect(codes(load)).toEqual(["directory/create/percent", "directory/grant/percent"]);
  });

  it("hold by absolute number also in an empty target", () => {
    const limits = { classes: { create: { absolute: 10 } } };
    expect(codes(row(11, create), { populations: { directory: 0 }, limits })).toEqual([
      "directory/create/absolute",
    ]);
  });

  it("of one system come before the general ones", () => {
    const limits = {
      classes: { closing: "off" as const },
      systems: { directory: { classes: { disable: { absolute: 1 } } } },
    };
    const both = { populations: { directory: 1000, mail: 1000 }, limits };
    const two = [
      ...row(300, (key) => disable(key)),
      ...row(300, (key) => disable(key, { target: "mail" })),
    ];
    expect(codes(two, both)).toEqual(["directory/disable/absolute"]);
  });

  it("count the accounts that a membership changes, not the writes it takes", () => {
    const refs = row(21, disable).map((operation) => ({
      kind: "account",
      stable: operation.id,
    }));
    const limits = { classes: { revoke: { absolute: 20 }, grant: { absolute: 20 } } };
    const revoke = membership({
      revoke: refs,
      grant: refs.slice(0, 20),
      classes: ["revoke", "grant"],
    });
    expect(codes([revoke], { limits })).toEqual(["directory/revoke/absolute"]);
  });

  it("stop more than five changes of privilege at once", () => {
    const privileged = (key: string): Operation => disable(key, { classes: ["privilege"] });
    expect(codes(row(5, privileged))).toEqual([]);
    expect(codes(row(6, privileged))).toEqual(["directory/privilege/absolute"]);
  });

  it("cannot be judged for a target whose size is not known", () => {
    expect(() => judge(given([disable("1")], { populations: {} }))).toThrow(
      /does not know how many accounts directory has/,
    );
  });
});

describe("patterns", () => {
  it("of one attribute on more than a tenth of all accounts are a breach", () => {
    const populations = { directory: 1000 };
    expect(
      codes(
        row(100, (key) => change(key)),
        { populations },
      ),
    ).toEqual([]);
    expect(
      codes(
        row(101, (key) => change(key)),
        { populations },
      ),
    ).toEqual(["directory/attribute/department"]);
    const mixed = row(101, (key) => change(key, Number(key) % 2 ? "title" : "department"));
    expect(codes(mixed, { populations })).toEqual([]);
  });

  it("of accounts closed and made under the same label are a breach", () => {
    const pairs = (count: number): Operation[] => [
      ...row(count, (key) => create(key, { label: `Jane  SMITH ${key}` })),
      ...row(count, (key) => disable(key, { label: `Jane Smith ${key}` })),
    ];
    const populations = { directory: 1000 };
    expect(codes(pairs(3), { populations })).toEqual([]);
    expect(codes(pairs(4), { populations })).toEqual(["directory/churn"]);
    expect(codes([...row(9, create), ...row(9, disable)], { populations })).toEqual([]);
  });

  it("never leave a protected account out of account", () => {
    const protectedAccounts = { directory: ["break-glass"] };
    expect(codes([change("1")], { protectedAccounts })).toEqual([]);
    expect(codes([change("break-glass")], { protectedAccounts })).toEqual(["directory/protected"]);
    const grant = [{ kind: "account", stable: "break-glass" }];
    expect(codes([membership({ grant })], { protectedAccounts })).toEqual(["directory/protected"]);
  });
});

describe("history", () => {
  const history = (counts: readonly number[]): Partial<GuardCase> => ({
    history: {
      plans: [
        {
          target: "directory",
          changeClass: "disable",
          entries: counts.map((count) => ({ at: "2026-11-01T07:00:00Z", count })),
        },
      ],
      reads: {},
    },
  });
  const closing = row(110, (key) => disable(key));

  it("counts from five plans on", () => {
    expect(codes(closing, history([2, 3, 2, 4]))).toEqual([]);
    expect(codes(closing, history([2, 3, 2, 4, 2]))).toEqual(["directory/disable/history"]);
  });

  it("is the median and its deviations, which one wild day does not move", () => {
    expect(codes(closing, history([100, 102, 98, 101, 99]))).toEqual(["directory/disable/history"]);
    expect(codes(closing, history([100, 110, 90, 120, 80]))).toEqual([]);
    expect(codes(closing, history([2, 3, 2, 4, 900]))).toEqual(["directory/disable/history"]);
  });

  it("never stops what is within half of a closing limit", () => {
    expect(codes(closing.slice(0, 100), history([0, 0, 0, 0, 0]))).toEqual([]);
    expect(codes(closing.slice(0, 101), history([0, 0, 0, 0, 0]))).toEqual([
      "directory/disable/history",
    ]);
  });
});

describe("a read", () => {
  it("that is not known to be whole stops the plan", () => {
    expect(codes([], read())).toEqual([]);
    expect(
      codes([], read({ completeness: { state: "partial", reasons: ["size limit"] } })),
    ).toEqual(["staff/read-partial"]);
    const unknown = read({ completeness: { state: "unknown" } });
    expect(codes([], unknown)).toEqual(["staff/read-unknown"]);
    expect(codes([], { ...unknown, limits: { incompleteRead: "off" } })).toEqual([]);
  });

  it("without its canaries stops the plan", () => {
    expect(codes([], read({ missingCanaries: ["c1"] }))).toEqual(["staff/canaries"]);
  });

  it("that refused more than one record in two hundred stops the plan", () => {
    expect(codes([], read({ refused: 5 }))).toEqual([]);
    expect(codes([], read({ refused: 6 }))).toEqual(["staff/refused"]);
  });

  it("that is 2 % smaller than the last accepted one stops a full plan", () => {
    const last = (count: number): Partial<GuardCase> => ({
      history: { plans: [], reads: { staff: [{ at: "2026-11-20T07:00:00Z", count }] } },
    });
    expect(codes([], { ...read(), ...last(1020) })).toEqual([]);
    expect(codes([], { ...read(), ...last(1021) })).toEqual(["staff/drop"]);
    expect(codes([], { ...read(), ...last(1021), mode: "changes" })).toEqual([]);
    expect(codes([], { ...read({ count: 56_726 - 56_326 }), ...last(56_726) })).toEqual([
      "staff/drop",
    ]);
  });
});

describe("the verdict", () => {
  it("counts every class of every target, quiet ones too", () => {
    const { counts } = judge(given([disable("1"), change("1")]));
    expect(counts).toHaveLength(11);
    expect(counts.filter(({ count }) => count > 0).map((each) => each.changeClass)).toEqual([
      "disable",
      "update",
    ]);
  });

  it("is monotone: more operations never turn stop into allow, and never take a breach away", () => {
    const tight = { percent: 0, floor: 1 };
    const facts = {
      populations: { directory: 50, mail: 0 },
      limits: { classes: { closing: { share: tight } }, attribute: tight, churn: tight },
      protectedAccounts: { directory: ["k1", "0", "1"] },
    };
    fc.assert(
      fc.property(crowded, crowded, (some, more) => {
        const after = codes([...some, ...more], facts);
        expect(after).toEqual(expect.arrayContaining(codes(some, facts)));
      }),
      { numRuns: 500 },
    );
  });
});

/** Operations on so few accounts, attributes and labels that they meet, among any others. */
const crowded: fc.Arbitrary<Operation[]> = fc.oneof(
  anyOperations,
  fc.array(
    fc
      .record({
        key: fc.constantFrom("0", "1", "2", "3"),
        label: fc.constantFrom("Jane Smith", "Alex Reid"),
        make: fc.constantFrom<(key: string) => Operation>(disable, remove, create, change),
      })
      .map(({ key, label, make }): Operation => ({ ...make(key), label })),
    { maxLength: 8 },
  ),
);
