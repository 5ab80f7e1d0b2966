import {
  type Account,
  apply,
  approve,
  memoryStore,
  type Operation,
  type Receipt,
  sealPlan,
  type TargetConnector,
  type WriteLease,
} from "@rollcall/core";
import { createOperation } from "./operations.ts";

/**
 * Lends a lease to `use`, for as long as it runs. Only `apply` issues leases, so that a plan of one operation is made,
 * approved and applied to a stand-in, whose one write is `use`. Throws what `use` throws.
 */
export async function lendLease<T>(use: (lease: WriteLease) => Promise<T>): Promise<T> {
  const outcomes: Promise<T>[] = [];
  const standIn = standInTarget(async (operation, lease) => {
    const outcome = use(lease);
    outcomes.push(outcome);
    // What goes wrong is the caller's business, not a failed write that apply would try again.
    await outcome.catch(() => undefined);
    return { operation: operation.id, status: "done", at: new Date().toISOString() };
  });
  const store = memoryStore();
  const plan = onePlan(store.id, createOperation(standIn.name, { attributes: {} }));
  const now = Date.now();
  const approval = approve(plan, {
    by: "the conformance suite",
    at: new Date(now).toISOString(),
    expires: new Date(now + 3_600_000).toISOString(),
  });
  for await (const receipt of apply(plan, { approval, targets: [standIn], store })) {
    if (outcomes.length === 0) throw new Error(`no lease was issued: ${JSON.stringify(receipt)}`);
  }
  const [outcome] = outcomes;
  if (!outcome) throw new Error("no lease was issued");
  return outcome;
}

function onePlan(store: string, operation: Operation): ReturnType<typeof sealPlan> {
  return sealPlan({
    spec: "rollcall/plan@1",
    store,
    revision: 0,
    asOf: new Date().toISOString(),
    mode: "full",
    policy: "contract",
    snapshots: [],
    operations: [operation],
    findings: [],
    verdict: { decision: "allow", breaches: [], counts: [] },
    checkpoint: { byOperation: {}, atEnd: [] },
  });
}

function standInTarget(
  execute: (operation: Operation, lease: WriteLease) => Promise<Receipt>,
): TargetConnector {
  return {
    spec: "rollcall/connector@1",
    name: "stand-in",
    kind: "target",
    open: async () => ({
      check: async () => ({ ok: true, findings: [] }),
      schema: async () => ({ kinds: { account: { attributes: {} } } }),
      read: {
        async *scan() {
          yield { items: [] as Account[], completeness: { state: "complete" } as const };
        },
        get: async (ref) => ({ absent: "not-found", ref }),
      },
      write: { execute },
      limits: { callTimeout: 600_000 },
      [Symbol.asyncDispose]: async () => undefined,
    }),
  };
}
