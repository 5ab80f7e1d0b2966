import { expect, test } from "vitest";
import { apply } from "../../src/apply/apply.ts";
import { contentHash } from "../../src/hash.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { sealPlan } from "../../src/plan/seal-plan.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import type { StoreWrite } from "../../src/store/store.ts";
import { fakeAccount, fakeTarget } from "./fake-target.ts";
import { approvalOf, planOf, update } from "./sample-plan.ts";
import { virtualTime } from "./virtual-time.ts";

const accounts = ["a0", "a1"].map((stable) => fakeAccount(stable));

test("a plan that its giver changes while it is applied is applied as it was approved", async () => {
  const time = virtualTime();
  const store = memoryStore();
  const target = fakeTarget({ accounts, time });
  const plan: Plan = structuredClone(planOf(store, [update("a0"), update("a1")]));
  const written = plan.operations as unknown as { deltas: { value: string }[] }[];
  const receipts = await Array.fromAsync(
    apply(plan, {
      approval: approvalOf(plan),
      targets: [target.connector],
      store,
      ...time,
      brake: () => {
        for (const { deltas } of written) for (const delta of deltas) delta.value = "Mallory";
        return undefined;
      },
    }),
  );
  expect(receipts.map(({ status }) => status)).toEqual(["done", "done"]);
  for (const stable of ["a0", "a1"]) {
    const { displayName } = target.accounts.get(stable)?.attributes ?? {};
    expect(displayName).toBe(`name of ${stable}`);
  }
});

test.each([
  ["a part of the store that there is not", { space: "secrets", key: "a", value: 1 }],
  ["something more than a write has", { space: "links", key: "a", value: 1, by: 2 }],
])(
  "a plan that was written by hand and names %s is refused before anything is written",
  async (_, write) => {
    const time = virtualTime();
    const store = memoryStore();
    const target = fakeTarget({ accounts, time });
    const { hash: _hash, ...rest } = planOf(store, [update("a0")]);
    const checkpoint = { ...rest.checkpoint, atEnd: [write as unknown as StoreWrite] };
    const edited = { ...rest, checkpoint };
    const plan: Plan = { ...edited, hash: contentHash(edited) };
    const options = { approval: approvalOf(plan), targets: [target.connector], store, ...time };
    await expect(Array.fromAsync(apply(plan, options))).rejects.toMatchObject({
      code: "invalid-value",
      where: { field: expect.stringContaining("checkpoint.atEnd[0]") },
    });
    expect(target.calls).toEqual([]);
  },
);

test("what is called __proto__ is refused where the plan is made, since its JSON would not give it back", () => {
  const { hash: _, ...rest } = planOf(memoryStore(), []);
  const accountLabels = { directory: JSON.parse('{"__proto__":"Ada Okafor"}') };
  expect(() => sealPlan({ ...rest, accountLabels })).toThrow(
    expect.objectContaining({ code: "invalid-value", where: { rule: "proto" } }),
  );
});
