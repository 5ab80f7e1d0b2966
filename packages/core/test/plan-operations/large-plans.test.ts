import { expect, it } from "vitest";
import type { Difference } from "../../src/diff/difference.ts";
import type { Schema } from "../../src/model/schema.ts";
import { planOperations } from "../../src/plan/operations.ts";

const schema: Schema = {
  kinds: {
    account: {
      attributes: {
        loginName: { type: "string", compare: "ignore-case", unique: true, required: true },
        mail: { type: "string", compare: "ignore-case", unique: true },
        title: { type: "string" },
      },
    },
  },
};

const login = (number: number) => `login${number}`;

function changed(
  number: number,
  to: { loginName?: string; mail?: string; title?: string },
): Difference {
  const attributes = { loginName: login(number), mail: `m${number}@trust.example` };
  return {
    difference: "changed",
    target: "directory",
    account: "account",
    label: login(number),
    reasons: [],
    actual: {
      ref: { kind: "account", stable: `guid-${number}` },
      attributes,
      entitlements: [],
      enabled: true,
      observedAt: "2026-11-20T06:00:00Z",
    },
    deltas: Object.entries(to).map(([attribute, value]) => ({
      attribute,
      change: "replace",
      value,
    })),
    grant: [],
    revoke: [],
  };
}

function planned(
  differences: readonly Difference[],
  holders: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(),
): { readonly operations: number; readonly findings: number } {
  const plan = planOperations({
    target: "directory",
    schema,
    limits: {},
    differences,
    holders,
    idSeed: "seed",
  });
  return { operations: plan.operations.length, findings: plan.findings.length };
}

it("exchanges the names of a thousand pairs with one temporary name for each pair", () => {
  const pairs = Array.from({ length: 1000 }, (_, pair) => [
    changed(2 * pair, { loginName: login(2 * pair + 1) }),
    changed(2 * pair + 1, { loginName: login(2 * pair) }),
  ]).flat();
  expect(planned(pairs)).toEqual({ operations: 3000, findings: 0 });
});

it("plans 5,000 changes with one write more for each exchange and rotation, and none for chains", () => {
  const differences: Difference[] = [];
  let next = 0;
  const take = (size: number) => Array.from({ length: size }, () => next++);
  const rotate = (members: readonly number[], at: number) =>
    members[(at + 1) % members.length] as number;
  for (let ring = 0; ring < 200; ring++) {
    const members = take(2);
    for (const [at, one] of members.entries()) {
      differences.push(changed(one, { loginName: login(rotate(members, at)) }));
    }
  }
  for (let ring = 0; ring < 50; ring++) {
    const members = take(3);
    for (const [at, one] of members.entries()) {
      const other = rotate(members, at);
      differences.push(changed(one, { loginName: login(other), mail: `m${other}@trust.example` }));
    }
  }
  for (let chain = 0; chain < 300; chain++) {
    const members = take(4);
    for (const [at, one] of members.entries()) {
      const name = at === 3 ? `free${chain}` : login(members[at + 1] as number);
      differences.push(changed(one, { loginName: name }));
    }
  }
  while (differences.length < 5000) differences.push(changed(next++, { title: "Nurse" }));
  expect(planned(differences)).toEqual({ operations: 5000 + 200 + 50, findings: 0 });
});

it("plans a chain of 20,000 accounts that each take the name of the next", () => {
  const size = 20_000;
  const differences = Array.from({ length: size }, (_, at) =>
    changed(at, { loginName: at === size - 1 ? "free" : login(at + 1) }),
  );
  expect(planned(differences)).toEqual({ operations: size, findings: 0 });
});

it("finds that a chain of 20,000 is blocked by the one that keeps its name", () => {
  const size = 20_000;
  const differences = Array.from({ length: size }, (_, at) =>
    changed(at, { loginName: login(at + 1) }),
  );
  const holders = new Map([["loginName", new Map([[`"${login(size)}`, "guid-other"]])]]);
  expect(planned(differences, holders)).toEqual({ operations: 0, findings: size });
});
