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

function timed(differences: readonly Difference[]): {
  count: number;
  ms: number;
  findings: number;
} {
  const start = process.cpuUsage();
  const { operations, findings } = planOperations({
    target: "directory",
    schema,
    limits: {},
    differences,
    holders: new Map(),
    idSeed: "seed",
  });
  const { user, system } = process.cpuUsage(start);
  return { count: operations.length, ms: (user + system) / 1000, findings: findings.length };
}

it("exchanges the names of a thousand pairs with one temporary name for each pair", () => {
  const pairs = Array.from({ length: 1000 }, (_, pair) => [
    changed(2 * pair, { loginName: login(2 * pair + 1) }),
    changed(2 * pair + 1, { loginName: login(2 * pair) }),
  ]).flat();
  const { count, findings } = timed(pairs);
  expect([count, findings]).toEqual([3000, 0]);
});

it("plans 5,000 changes with exchanges, rotations and chains within two seconds", () => {
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
  const { count, ms, findings } = timed(differences);
  expect([count, findings]).toEqual([5000 + 200 + 50, 0]);
  expect(ms).toBeLessThan(2000);
});

it("plans a chain of 2,000 accounts that each take the name of the next", () => {
  const size = 2000;
  const differences = Array.from({ length: size }, (_, at) =>
    changed(at, { loginName: at === size - 1 ? "free" : login(at + 1) }),
  );
  const { count, ms } = timed(differences);
  expect(count).toBe(size);
  expect(ms).toBeLessThan(2000);
});

it("finds that a whole chain is blocked by the one that keeps its name, without going round for each", () => {
  const size = 2000;
  const differences = Array.from({ length: size }, (_, at) =>
    changed(at, { loginName: login(at + 1) }),
  );
  const start = process.cpuUsage();
  const { operations, findings } = planOperations({
    target: "directory",
    schema,
    limits: {},
    differences,
    holders: new Map([["loginName", new Map([[`"${login(size)}`, "guid-other"]])]]),
    idSeed: "seed",
  });
  expect(operations).toEqual([]);
  expect(findings).toHaveLength(size);
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
});
