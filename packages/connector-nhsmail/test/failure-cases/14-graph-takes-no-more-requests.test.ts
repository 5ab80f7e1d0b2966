import type { RetryAfterStyle } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { refTo, setting, updateOf } from "../stage/operations.ts";
import { accountId } from "../stage/trust.ts";
import { writesOf, writing } from "../stage/writing.ts";

const patch = "PATCH /users/{user-id}";
const crowd = Array.from({ length: 30 }, (_, at) => ({
  id: accountId(at + 1),
  givenName: "Ada",
  surname: `Quill${"abc"[Math.floor(at / 10)]}${"qrstuvwxyz"[at % 10]}`,
  organisation: "RQQ",
}));
const promotion = (number: number) =>
  updateOf(refTo(accountId(number)), { deltas: setting({ jobTitle: "Matron" }) });

test.each([
  ["300", 300_000],
  ["0.249", 249],
  ["1", 1_000],
  ["Tue, 01 Sep 2026 08:10:00 GMT", 590_000],
  [undefined, 0],
])(
  "14: a write that is told to wait by Retry-After %s waits, and is made once",
  async (retryAfter, least) => {
    await using on = await writing();
    on.directory.script({ on: patch, fault: { kind: "throttled", retryAfter } });
    const from = on.clock.now();
    expect(await on.execute(promotion(1))).toMatchObject({ status: "done" });
    expect(on.clock.now() - from).toBeGreaterThanOrEqual(least);
    expect(writesOf(on)).toEqual([patch, patch]);
    const answers = on.exchanges.filter(({ operation }) => operation === patch);
    expect(answers.map(({ answer }) => answer.status)).toEqual([429, 204]);
  },
);

test.each<RetryAfterStyle>(["seconds", "decimal", "date", "absent", "mixed"])(
  "14: reads beyond a small limit, told to wait by %s, all end",
  async (retryAfter) => {
    await using on = await writing({
      directory: { people: crowd, throttle: { limits: { units: 6 }, retryAfter } },
    });
    const requests = crowd.map(({ id }) => ({
      id,
      method: "GET" as const,
      path: ["users", id],
      query: { $select: "id" },
    }));
    const answers = await Promise.all(requests.map((one) => on.transport.send(one)));
    expect(answers.map(({ status }) => status)).toEqual(crowd.map(() => 200));
    expect(on.directory.meter.total.throttled).toBeGreaterThan(0);
  },
);

test("14: of a batch only what was throttled is sent again, once the longest wait is over", async () => {
  await using on = await writing({ directory: { people: crowd } });
  on.directory.script(
    { on: patch, from: 3, fault: { kind: "throttled", retryAfter: "0.249" } },
    { on: patch, from: 17, fault: { kind: "throttled", retryAfter: "40" } },
    { on: patch, from: 25, fault: { kind: "throttled" } },
  );
  const from = on.clock.now();
  const answers = await on.transport.sendAll(
    crowd.map(({ id }) => ({
      id,
      method: "PATCH",
      path: ["users", id],
      body: { jobTitle: "Matron" },
    })),
  );
  expect(answers.map(({ status }) => status)).toEqual(crowd.map(() => 204));
  expect(on.directory.meter.byOperation.get(patch)?.requests).toBe(33);
  expect(on.clock.now() - from).toBeGreaterThanOrEqual(40_000);
  expect(on.clock.now() - from).toBeLessThan(60_000);
});

test("14: while neighbours take all writes of the tenant nothing is written, and afterwards everything once", async () => {
  await using on = await writing({ directory: { people: crowd } });
  on.directory.outside.takeWrites(1);
  const error = await on.refused(promotion(1));
  expect(error).toMatchObject({ code: "throttled", effect: "none", scope: "system" });
  expect(error.retry).toHaveProperty("after");
  on.directory.outside.takeWrites(0);
  on.directory.clock.advance(600_000);
  for (const at of [1, 2, 3]) {
    expect(await on.execute(promotion(at))).toMatchObject({ status: "done" });
  }
  const carriedOut = on.exchanges.filter(
    ({ operation, answer }) => operation === patch && answer.status === 204,
  );
  expect(carriedOut).toHaveLength(3);
});
