import { expect, test } from "vitest";
import type { MembershipOperation, Operation } from "../../src/model/operation.ts";
import { cutMemberships } from "../../src/plan/undo/cut-memberships.ts";

const ref = (stable: string): { readonly kind: string; readonly stable: string } => ({
  kind: "account",
  stable,
});

function membership(id: string, more: Partial<MembershipOperation> = {}): MembershipOperation {
  return {
    id,
    kind: "membership",
    target: "directory",
    account: "account",
    label: id,
    expects: { exists: true },
    classes: ["grant"],
    urgency: "routine",
    reasons: [],
    after: [],
    entitlement: { kind: "group", id: "g" },
    grant: [],
    revoke: [],
    ...more,
  };
}

const limits = { side: "entitlement", grantsPerWrite: 2, revokesPerWrite: 1 } as const;

test("a change of members is cut into as many writes as the target takes, and what came after it comes after all", () => {
  const grant = ["a", "b", "c", "d", "e"].map(ref);
  const operations: Operation[] = [
    membership("m", { grant, revoke: [ref("x"), ref("y")] }),
    membership("n", { grant: [ref("a")], after: ["m"] }),
  ];
  const cut = cutMemberships(operations, () => limits) as MembershipOperation[];
  const members = cut.map((one) =>
    [one.grant, one.revoke].map((refs) => refs.map((r) => r.stable)),
  );
  expect(members).toEqual([
    [["a", "b"], ["x"]],
    [["c", "d"], ["y"]],
    [["e"], []],
    [["a"], []],
  ]);
  const ids = cut.slice(0, 3).map(({ id }) => id);
  expect(new Set(ids).size).toBe(3);
  expect(cut.at(-1)?.after).toEqual(ids);
});

test("what fits into one write stays as it is", () => {
  const operations = [membership("m", { grant: [ref("a"), ref("b")] })];
  expect(cutMemberships(operations, () => limits)).toBe(operations);
  expect(cutMemberships(operations, () => undefined)).toBe(operations);
});
