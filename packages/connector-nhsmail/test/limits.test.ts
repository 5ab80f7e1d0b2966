import { expect, test } from "vitest";
import { memoryWorkItems } from "../src/index.ts";
import { writing } from "./stage/writing.ts";

test("in a tenant of our own, a tenth of what all applications may write is ours, and members go by twenty", async () => {
  await using on = await writing({ nhsmail: { visibleAfter: 120_000 } });
  const { limits } = on.session;
  expect(limits.writesPerSecond).toBeLessThanOrEqual((0.1 * 18_000) / 300);
  expect(limits.membership).toMatchObject({ side: "either", grantsPerWrite: 20 });
  expect(limits.visibleAfter).toBe(120_000);
  expect(limits.restorable).toBe(true);
});

test("an answer that was lost is looked for longer than a call may take elsewhere", async () => {
  await using on = await writing();
  expect(on.session.limits.callTimeout).toBeGreaterThan(4 * 120_000);
});

test("what a person carries out is not waited for", async () => {
  await using on = await writing({
    nhsmail: { mode: { mode: "portal", workItems: memoryWorkItems({}) } },
  });
  expect(on.session.limits.visibleAfter).toBeUndefined();
  expect(on.session.limits.restorable).toBeUndefined();
});
