import fc from "fast-check";
import { expect, test } from "vitest";
import { judge } from "../../src/apply/judge.ts";
import { patch } from "../../src/diff/patch.ts";
import type { Account } from "../../src/model/account.ts";
import type { AttributeDelta, UpdateOperation } from "../../src/model/operation.ts";
import type { KindSchema } from "../../src/model/schema.ts";
import { fakeAccount } from "./fake-target.ts";
import { update } from "./sample-plan.ts";

const kind: KindSchema = {
  attributes: {
    title: { type: "string", compare: "ignore-case" },
    mail: { type: "string", cardinality: "set" },
    phone: { type: "string" },
  },
};
const word = fc.constantFrom("one", "two", "three");
const account = fc
  .record({ title: word, mail: fc.uniqueArray(word, { minLength: 1 }), enabled: fc.boolean() })
  .map(({ enabled, ...attributes }): Account => ({ ...fakeAccount("a", attributes), enabled }));
const deltas = fc.tuple(
  fc.constantFrom<AttributeDelta>(
    { attribute: "title", change: "replace", value: "new" },
    { attribute: "title", change: "clear" },
  ),
  fc.constant<AttributeDelta>({ attribute: "mail", change: "add", values: ["new"] }),
  fc.constant<AttributeDelta>({ attribute: "phone", change: "replace", value: "01632 960001" }),
);

/** An operation as a plan has it: it expects what was read. */
const planned = (read: Account, changes: readonly AttributeDelta[]): UpdateOperation => ({
  ...update("a"),
  deltas: changes,
  enabled: !read.enabled,
  expects: {
    exists: true,
    enabled: read.enabled,
    attributes: Object.fromEntries(
      changes.map(({ attribute }) => [attribute, read.attributes[attribute] ?? null]),
    ),
  },
});

test("an account as it was read is ready, and one that was changed so is there, tried or not", () => {
  fc.assert(
    fc.property(account, deltas, fc.boolean(), (read, changes, tried) => {
      const operation = planned(read, changes);
      expect(judge(operation, read, { kind, tried })).toEqual({ is: "ready", operation });
      const done = patch(read, operation, kind);
      expect(judge(operation, done, { kind, tried })).toMatchObject({ is: "there" });
    }),
  );
});

test("an account that was changed in part is ready only for the operation that has changed it", () => {
  fc.assert(
    fc.property(account, deltas, fc.integer({ min: 1, max: 2 }), (read, changes, count) => {
      const operation = planned(read, changes);
      const part = patch(read, { deltas: changes.slice(0, count) }, kind);
      expect(judge(operation, part, { kind, tried: false })).toMatchObject({ is: "drifted" });
      const judged = judge(operation, part, { kind, tried: true });
      expect(judged.is).toBe("ready");
      const ready = judged.is === "ready" ? judged.operation : operation;
      expect(judge(ready, part, { kind, tried: false })).toMatchObject({ is: "ready" });
    }),
  );
});

test("what somebody else has written is drift, also after a call", () => {
  fc.assert(
    fc.property(account, deltas, fc.boolean(), (read, changes, tried) => {
      const operation = planned(read, changes);
      const other = { ...read, attributes: { ...read.attributes, phone: "01632 960999" } };
      expect(judge(operation, other, { kind, tried })).toEqual({
        is: "drifted",
        differs: ["phone"],
      });
    }),
  );
});

test("letter case, the order of a set, and what was not read whole are no drift", () => {
  const read = fakeAccount("a", { title: "Dr", mail: ["one", "two"] });
  const operation = planned(read, [
    { attribute: "title", change: "replace", value: "new" },
    { attribute: "mail", change: "add", values: ["new"] },
  ]);
  const same = { ...read, attributes: { ...read.attributes, title: "DR", mail: ["two", "one"] } };
  expect(judge(operation, same, { kind, tried: false })).toMatchObject({ is: "ready" });
  const cut = { ...read, attributes: { ...read.attributes, mail: ["one"] }, incomplete: ["mail"] };
  expect(judge(operation, cut, { kind, tried: false })).toMatchObject({ is: "ready" });
});

test("another version and another entitlement are drift", () => {
  const group = { kind: "group", id: "g" };
  const read = fakeAccount("a");
  const expecting = (expects: object): UpdateOperation => ({
    ...planned(read, []),
    expects: { exists: true, ...expects },
  });
  const options = { kind, tried: false };
  expect(judge(expecting({ version: "0" }), read, options)).toMatchObject({ differs: ["version"] });
  expect(judge(expecting({ holds: [group] }), read, options)).toMatchObject({
    differs: ["entitlements"],
  });
  const holding = { ...read, entitlements: [group] };
  expect(judge(expecting({ lacks: [group] }), holding, options)).toMatchObject({
    differs: ["entitlements"],
  });
  const granting = { ...expecting({ lacks: [group] }), grant: [group], enabled: undefined };
  expect(judge(granting, holding, options)).toMatchObject({ is: "there" });
  expect(judge(granting, read, options)).toMatchObject({ is: "ready" });
});
