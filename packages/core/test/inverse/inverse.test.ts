import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Operation, Receipt } from "../../src/model/operation.ts";
import { sealPlan } from "../../src/plan/seal-plan.ts";
import { inverse } from "../../src/plan/undo/inverse.ts";
import { disable, planOf, remove } from "../guard/plans.ts";
import { runs } from "./arbitrary-runs.ts";
import { carryOut, type SmallTarget, smallTarget, stateOf } from "./small-target.ts";

const able = { directory: { restorable: true } };
const at = "2026-11-21T09:00:00Z";
const done = (operation: string, facts: Partial<Receipt> = {}): Receipt => ({
  operation,
  status: "done",
  at,
  ...facts,
});

function copyOf({ accounts, deleted, made }: SmallTarget): SmallTarget {
  return { accounts: new Map(accounts), deleted: new Map(deleted), made: new Map(made) };
}

const set = (id: string, key: string, [before, after]: readonly [string, string]): Operation =>
  disable(key, {
    id,
    enabled: undefined,
    deltas: [{ attribute: "mail", change: "replace", value: after }],
    expects: { exists: true, attributes: { mail: before } },
    classes: ["update"],
  });

const create: Operation = {
  ...remove("1", { id: "c1", expects: { exists: false }, classes: ["create", "grant"] }),
  kind: "create",
  handle: "h1",
  attributes: { mail: "a" },
  enabled: true,
  entitlements: [{ kind: "group", id: "g1" }],
} as Operation;

describe("the inverse", () => {
  it("brings back the state before, after any run", () => {
    fc.assert(
      fc.property(runs, ({ before, after, operations, receipts }) => {
        const way = inverse({ plan: planOf(operations), receipts, targets: able });
        expect(way.irreversible).toEqual([]);
        const target = copyOf(after);
        for (const operation of way.operations) carryOut(target, operation);
        expect(stateOf(target)).toEqual(stateOf(before));
      }),
      { numRuns: 400 },
    );
  });

  it("of the inverse brings back the state after", () => {
    fc.assert(
      fc.property(runs, ({ after, operations, receipts }) => {
        const way = inverse({ plan: planOf(operations), receipts, targets: able });
        const target = copyOf(after);
        const undone = way.operations.map((operation) => carryOut(target, operation));
        const again = inverse({ plan: planOf(way.operations), receipts: undone, targets: able });
        expect(again.irreversible).toEqual([]);
        for (const operation of again.operations) carryOut(target, operation);
        expect(stateOf(target)).toEqual(stateOf(after));
      }),
    );
  });

  it("brings back the state before of a plan that stopped half way", () => {
    fc.assert(
      fc.property(runs, fc.nat(16), ({ before, operations, receipts }, count) => {
        const target = copyOf(before);
        const some = operations.slice(0, count);
        for (const operation of some) carryOut(target, operation);
        const way = inverse({
          plan: planOf(operations),
          receipts: receipts.slice(0, count),
          targets: able,
        });
        for (const operation of way.operations) carryOut(target, operation);
        expect(stateOf(target)).toEqual(stateOf(before));
      }),
    );
  });

  it("never fails on the way where some of it cannot be undone", () => {
    fc.assert(
      fc.property(runs, ({ after, operations, receipts }) => {
        const way = inverse({ plan: planOf(operations), receipts });
        const deleted = operations.filter(({ kind }) => kind === "delete");
        const target = copyOf(after);
        const left = way.operations.filter((operation) => operation.kind !== "restore");
        expect(left).toHaveLength(way.operations.length);
        for (const operation of left) {
          try {
            carryOut(target, operation);
          } catch (error) {
            // A value that an account kept, since it cannot be brought back, may stand in the way; nothing else may.
            expect(deleted.length).toBeGreaterThan(0);
            expect(String(error)).toMatch(/mail is taken|supervisor is not there|referred to/);
          }
        }
      }),
    );
  });

  it("waits for what came later to be undone, and has ids of its own", () => {
    fc.assert(
      fc.property(runs, ({ operations, receipts }) => {
        const plan = planOf(operations);
        const way = inverse({ plan, receipts, targets: able }).operations;
        const seen = new Set<string>();
        for (const { id, after } of way) {
          expect(after.every((first) => seen.has(first))).toBe(true);
          seen.add(id);
        }
        expect(seen.size).toBe(way.length);
        expect(operations.some(({ id }) => seen.has(id))).toBe(false);
        expect(inverse({ plan, receipts, targets: able }).operations).toEqual(way);
      }),
    );
  });

  it("turns a swap with its temporary value round", () => {
    const account = (mail: string) => ({ attributes: { mail }, enabled: true, entitlements: [] });
    const before = smallTarget({ k1: account("a"), k2: account("b") });
    const target = copyOf(before);
    const swap = [
      set("o1", "k1", ["a", "tmp"]),
      { ...set("o2", "k2", ["b", "a"]), after: ["o1"] },
      { ...set("o3", "k1", ["tmp", "b"]), after: ["o2"] },
    ];
    const receipts = swap.map((operation) => carryOut(target, operation));
    expect(target.accounts.get("k1")?.attributes).toEqual({ mail: "b" });
    const way = inverse({ plan: planOf(swap), receipts });
    for (const operation of way.operations) carryOut(target, operation);
    expect(stateOf(target)).toEqual(stateOf(before));
    expect(way.operations.map(({ after }) => after.length)).toEqual([0, 1, 2]);
  });
});

describe("what is undone", () => {
  it("is what was done, and not what was so already, skipped, rejected or failed", () => {
    const plan = planOf(["1", "2", "3", "4", "5", "6"].map((key) => disable(key)));
    const statuses = ["done", "already", "accepted", "rejected", "skipped", "failed"] as const;
    const receipts = statuses.map((status, index) => ({
      ...done(`disable-${index + 1}`),
      status,
    }));
    const labels = inverse({ plan, receipts }).operations.map(({ label }) => label);
    expect(labels).toEqual(["Person 3", "Person 1"]);
  });

  it("includes what a call whose answer was lost made so", () => {
    const receipts = [{ ...done("disable-1", { status: "already" }), attempts: 1 }];
    expect(inverse({ plan: planOf([disable("1")]), receipts }).operations).toHaveLength(1);
  });

  it("expects the state that was left behind, as the target normalised it", () => {
    const sideEffects = [{ what: "normalised", attributes: { mail: "B", other: "x" } }];
    const plan = planOf([set("o1", "1", ["a", "b"])]);
    const [way] = inverse({ plan, receipts: [done("o1", { sideEffects })] }).operations;
    expect(way).toMatchObject({
      kind: "update",
      deltas: [{ attribute: "mail", change: "replace", value: "a" }],
      expects: { exists: true, attributes: { mail: "B" } },
      classes: ["update"],
    });
  });

  it("is a value that the same plan set before, even where it was not expected", () => {
    const first = set("o1", "1", ["a", "b"]);
    const second = { ...set("o2", "1", ["b", "c"]), expects: { exists: true } };
    const receipts = [done("o1"), done("o2")];
    const way = inverse({ plan: planOf([first, second]), receipts });
    expect(way.irreversible).toEqual([]);
    expect(way.operations[0]).toMatchObject({ deltas: [{ value: "b" }] });
  });

  it("is addressed as the account is now", () => {
    const ref = { kind: "account", stable: "1", lookup: "new name" };
    const [way] = inverse({
      plan: planOf([set("o1", "1", ["a", "b"])]),
      receipts: [done("o1", { ref })],
    }).operations;
    expect(way).toMatchObject({ ref });
  });

  it("goes the way that a connector knows better", () => {
    const better = remove("1", { id: "theirs" });
    const [way] = inverse({
      plan: planOf([disable("1")]),
      receipts: [done("disable-1", { inverse: { operation: better } })],
    }).operations;
    expect(way).toMatchObject({ kind: "delete", label: "Person 1" });
    expect(way?.id).not.toBe("theirs");
  });
});

describe("an account that was made", () => {
  const key = { ref: { kind: "account", stable: "s1" } };

  it("is deleted by its stable key, if it still is as it was made", () => {
    const [way] = inverse({ plan: planOf([create]), receipts: [done("c1", key)] }).operations;
    expect(way).toMatchObject({
      kind: "delete",
      ref: key.ref,
      classes: ["delete", "revoke"],
      urgency: "closing",
      expects: {
        exists: true,
        attributes: { mail: "a" },
        enabled: true,
        holds: [{ kind: "group", id: "g1" }],
      },
    });
  });

  it("takes its link with it", () => {
    const { hash: _, ...plan } = planOf([create]);
    const checkpoint = {
      byOperation: {
        c1: [
          { space: "links" as const, key: "directory/new:h1", value: { personId: "p" } },
          { space: "names" as const, key: "directory/mail/a", value: "p" },
        ],
      },
      atEnd: [],
    };
    const way = inverse({ plan: sealPlan({ ...plan, checkpoint }), receipts: [done("c1", key)] });
    expect(way.byOperation).toEqual({
      [way.operations[0]?.id ?? ""]: [{ space: "links", key: "directory/s1", value: null }],
    });
  });

  it("stays where the target may not delete, and so does what it was built on", () => {
    const container = disable("ou", { id: "ou", label: "Ward 5" });
    const plan = planOf([container, { ...create, after: ["ou"] }]);
    const way = inverse({
      plan,
      receipts: [done("ou"), done("c1", key)],
      targets: { directory: { deletable: false } },
    });
    expect(way.operations).toEqual([]);
    expect(way.irreversible.map(({ operation, why }) => [operation.id, why])).toEqual([
      ["c1", "accounts of the target may not be deleted; disable this one by hand"],
      ["ou", "what was done later to Person 1 in directory builds on it and is not undone"],
    ]);
  });

  it("stays when its key is not known yet", () => {
    const receipts = [done("c1", { status: "accepted" })];
    expect(inverse({ plan: planOf([create]), receipts }).irreversible[0]?.why).toMatch(/which key/);
  });
});

describe("what cannot be undone is said", () => {
  const why = (operations: readonly Operation[], receipts: readonly Receipt[]): string[] =>
    inverse({ plan: planOf(operations), receipts }).irreversible.map((each) => each.why);

  it("for a deleted account, and for all that was done to it before", () => {
    const both = [disable("1"), set("o2", "1", ["a", "b"]), remove("1")];
    const receipts = both.map(({ id }) => done(id));
    expect(why(both, receipts)).toEqual([
      "the target cannot bring back a deleted account",
      "the account was deleted later and cannot be brought back",
      "the account was deleted later and cannot be brought back",
    ]);
    expect(inverse({ plan: planOf(both), receipts }).operations).toEqual([]);
  });

  it("for a value that was not kept, while the rest of the operation is undone", () => {
    const operation = disable("1", { deltas: [{ attribute: "title", change: "clear" }] });
    expect(why([operation], [done(operation.id)])).toEqual([
      "the value of title before was not kept",
    ]);
    const way = inverse({ plan: planOf([operation]), receipts: [done(operation.id)] });
    expect(way.operations).toMatchObject([{ deltas: [], enabled: true, classes: ["enable"] }]);
  });

  it("for a password", () => {
    const operation = disable("1", { classes: ["disable", "password"] });
    expect(why([operation], [done(operation.id)])).toEqual(["the password before is not known"]);
  });

  it("for what a connector knows cannot be undone", () => {
    const receipt = done("disable-1", { inverse: { irreversible: "the mailbox was purged" } });
    expect(why([disable("1")], [receipt])).toEqual(["the mailbox was purged"]);
  });
});
