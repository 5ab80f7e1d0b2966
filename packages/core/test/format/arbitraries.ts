import fc from "fast-check";
import type { AccountRef } from "../../src/model/account.ts";
import type { EntitlementRef } from "../../src/model/entitlement.ts";
import {
  type AttributeDelta,
  type ChangeClass,
  changeClasses,
  type Expectation,
  type Operation,
  type OperationBase,
} from "../../src/model/operation.ts";
import type { SnapshotSummary } from "../../src/model/snapshot.ts";
import type { Attributes, Json, Scalar } from "../../src/model/value.ts";
import type { Finding } from "../../src/plan/plan.ts";
import type { UnsealedPlan } from "../../src/plan/seal-plan.ts";
import type { StoreWrite } from "../../src/store/store.ts";

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const word = fc.string({
  unit: fc.constantFrom("a", "b", "é", "ß", "-"),
  minLength: 1,
  maxLength: 6,
});
const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((n) => n + 0);
const scalar: fc.Arbitrary<Scalar> = fc.oneof(text, number, fc.boolean());
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }));
const attributes: fc.Arbitrary<Attributes> = fc.dictionary(word, fc.option(value), { maxKeys: 3 });
const instant = fc
  .date({ min: new Date("1950-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const date = instant.map((at) => at.slice(0, 10));
/** Without a key that no plan is read back with; see `parse-plan.test.ts`. */
const json = fc
  .jsonValue({ maxDepth: 2 })
  .map((any) => JSON.stringify(any))
  .filter((text) => !text.includes("__proto__"))
  .map((text) => JSON.parse(text) as Json);

const ref: fc.Arbitrary<AccountRef> = fc.record(
  { kind: fc.constant("account"), stable: fc.constantFrom("k1", "k2", "k3", "k4"), lookup: word },
  { requiredKeys: ["kind", "stable"] },
);
const entitlement: fc.Arbitrary<EntitlementRef> = fc.record({ kind: word, id: word });
const entitlements = fc.array(entitlement, { maxLength: 2 });

const delta: fc.Arbitrary<AttributeDelta> = fc.oneof(
  fc.record({ attribute: word, change: fc.constant("replace" as const), value }),
  fc.record({ attribute: word, change: fc.constant("clear" as const) }),
  fc.record({
    attribute: word,
    change: fc.constantFrom("add" as const, "remove" as const),
    values: fc.array(scalar, { maxLength: 3 }),
  }),
);

const expectation: fc.Arbitrary<Expectation> = fc.record(
  {
    exists: fc.boolean(),
    version: word,
    attributes,
    enabled: fc.boolean(),
    holds: entitlements,
    lacks: entitlements,
  },
  { requiredKeys: ["exists"] },
);

const changeClass: fc.Arbitrary<ChangeClass> = fc.constantFrom(...changeClasses);

const base: fc.Arbitrary<OperationBase> = fc.record(
  {
    id: fc.uuid(),
    target: fc.constantFrom("directory", "mail"),
    account: fc.constant("account"),
    personId: word,
    label: text,
    expects: expectation,
    classes: fc.uniqueArray(changeClass, { maxLength: 3 }),
    urgency: fc.constantFrom("closing", "opening", "routine"),
    due: date,
    reasons: fc.array(
      fc.record(
        {
          rule: word,
          because: text,
          attribute: word,
          origin: fc.record({ source: word, record: text }),
        },
        { requiredKeys: ["rule", "because"] },
      ),
      { maxLength: 2 },
    ),
    after: fc.array(fc.uuid(), { maxLength: 2 }),
  },
  {
    requiredKeys: [
      "id",
      "target",
      "account",
      "label",
      "expects",
      "classes",
      "urgency",
      "reasons",
      "after",
    ],
  },
);

const own = fc.oneof(
  fc.record({
    kind: fc.constant("create"),
    handle: word,
    attributes,
    enabled: fc.boolean(),
    entitlements,
  }),
  fc.record(
    {
      kind: fc.constant("update"),
      ref,
      deltas: fc.array(delta, { maxLength: 3 }),
      enabled: fc.boolean(),
      grant: entitlements,
      revoke: entitlements,
    },
    { requiredKeys: ["kind", "ref", "deltas"] },
  ),
  fc.record({
    kind: fc.constant("membership"),
    entitlement,
    grant: fc.array(ref, { maxLength: 3 }),
    revoke: fc.array(ref, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constantFrom("delete", "restore"), ref }),
);

/** Makes lists of any operations, sensible or not. */
export const operations: fc.Arbitrary<Operation[]> = fc.array(
  fc.tuple(base, own).map(([shared, special]) => ({ ...shared, ...special }) as Operation),
  { maxLength: 6 },
);

const snapshot: fc.Arbitrary<SnapshotSummary> = fc.record(
  {
    system: word,
    completeness: fc.oneof(
      fc.record({ state: fc.constant("complete" as const) }),
      fc.record({
        state: fc.constant("partial" as const),
        reasons: fc.array(text, { maxLength: 2 }),
      }),
      fc.record(
        { state: fc.constant("unknown" as const), reasons: fc.array(text, { maxLength: 2 }) },
        { requiredKeys: ["state"] },
      ),
    ),
    count: fc.nat(),
    missingCanaries: fc.array(word, { maxLength: 2 }),
    refused: fc.nat(),
  },
  { requiredKeys: ["system", "completeness", "count", "missingCanaries"] },
);

const finding: fc.Arbitrary<Finding> = fc.record(
  {
    finding: fc.constantFrom(
      "unmatched",
      "disputed",
      "absent",
      "protected",
      "blocked",
      "refused",
      "unresolved-reference",
      "partial-read",
      "suggestion",
    ),
    target: word,
    personId: word,
    about: text,
    because: text,
    advice: text,
  },
  { requiredKeys: ["finding", "about", "because"] },
);

const write: fc.Arbitrary<StoreWrite> = fc.record({
  space: fc.constantFrom("links", "names", "tokens", "history"),
  key: text,
  value: json,
});
const writes = fc.array(write, { maxLength: 2 });

const breach = fc.record(
  { code: word, target: word, changeClass, because: text },
  { requiredKeys: ["code", "target", "because"] },
);

/** Makes any plan, but for its hash. */
export const plans: fc.Arbitrary<UnsealedPlan> = fc.record({
  spec: fc.constant("rollcall/plan@1" as const),
  store: word,
  revision: fc.nat(),
  asOf: instant,
  mode: fc.constantFrom("full", "changes"),
  policy: word,
  snapshots: fc.array(snapshot, { maxLength: 3 }),
  operations,
  findings: fc.array(finding, { maxLength: 4 }),
  verdict: fc.record({
    decision: fc.constantFrom("allow", "stop"),
    breaches: fc.array(breach, { maxLength: 2 }),
    counts: fc.array(
      fc.record({ target: word, changeClass, count: fc.nat(), population: fc.nat() }),
      { maxLength: 3 },
    ),
  }),
  checkpoint: fc.record({
    byOperation: fc.dictionary(fc.uuid(), writes, { maxKeys: 2 }),
    atEnd: writes,
  }),
});
