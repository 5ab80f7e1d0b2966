import type { DeleteOperation, Operation, UpdateOperation } from "../../src/model/operation.ts";
import type { Breach } from "../../src/plan/guard/verdict.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { sealPlan } from "../../src/plan/seal-plan.ts";

/** Makes an operation that disables one account. */
export function disable(key: string, facts: Partial<UpdateOperation> = {}): UpdateOperation {
  return {
    kind: "update",
    id: `disable-${key}`,
    target: "directory",
    account: "account",
    personId: `person-${key}`,
    label: `Person ${key}`,
    ref: { kind: "account", stable: key },
    deltas: [],
    enabled: false,
    expects: { exists: true, enabled: true },
    classes: ["disable"],
    urgency: "closing",
    reasons: [{ rule: "lifecycle: leaver", because: "last working day was 20 Nov 2026" }],
    after: [],
    ...facts,
  };
}

/** Makes an operation that deletes one account. */
export function remove(key: string, facts: Partial<DeleteOperation> = {}): DeleteOperation {
  const { deltas: _, enabled: __, ...base } = disable(key);
  return { ...base, kind: "delete", id: `delete-${key}`, classes: ["delete"], ...facts };
}

/** Seals a small plan with the given operations and breaches. */
export function planOf(operations: readonly Operation[], breaches: readonly Breach[] = []): Plan {
  return sealPlan({
    spec: "rollcall/plan@1",
    store: "store-1",
    revision: 7,
    asOf: "2026-11-21T07:00:00Z",
    mode: "full",
    policy: "trust",
    snapshots: [
      { system: "staff", completeness: { state: "complete" }, count: 20, missingCanaries: [] },
      { system: "directory", completeness: { state: "complete" }, count: 20, missingCanaries: [] },
    ],
    operations,
    findings: [],
    verdict: { decision: breaches.length > 0 ? "stop" : "allow", breaches, counts: [] },
    checkpoint: { byOperation: {}, atEnd: [] },
  });
}

/** Makes a breach with a code. */
export function breach(code: string): Breach {
  return { code, target: "directory", because: "too many" };
}
