import fc from "fast-check";
import { expect, test } from "vitest";
import { bucketOf } from "../../src/client/bucket.ts";
import { budgetOf } from "../../src/client/budget.ts";
import { costOf } from "../../src/client/cost.ts";
import { transportSettings } from "../../src/client/transport-settings.ts";
import type { GraphRequest } from "../../src/transport.ts";
import { stage } from "../stage/directory.ts";
import { json, scripted, start } from "./scripted.ts";

const users: GraphRequest = { id: "one", method: "GET", path: ["users"] };
const patch: GraphRequest = {
  id: "one",
  method: "PATCH",
  path: ["users", "a"],
  body: { jobTitle: "Nurse" },
};

test("in no stretch of time more leaves a bucket than stood in it and flowed in", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 20 }))),
      (most, takings) => {
        const rate = 0.01;
        const bucket = bucketOf({ most, rate, now: 0 });
        const gone: (readonly [number, number])[] = [];
        let now = 0;
        for (const [pause, amount] of takings) {
          now += pause;
          now += bucket.spend(amount, now);
          gone.push([now, amount]);
        }
        for (const [first, [from]] of gone.entries()) {
          let sum = 0;
          for (const [at, amount] of gone.slice(first + 1)) {
            sum += amount;
            expect(sum).toBeLessThanOrEqual(most + (at - from) * rate + 1e-6);
          }
        }
      },
    ),
  );
});

test("what was not used can be given back", () => {
  const bucket = bucketOf({ most: 10, rate: 1, now: 0 });
  expect(bucket.spend(15, 0)).toBe(5);
  bucket.refund(15);
  expect(bucket.spend(10, 0)).toBe(0);
});

test.each<[GraphRequest["method"], string, Record<string, string>, number]>([
  ["GET", "users", {}, 2],
  ["GET", "users", { $select: "id" }, 1],
  ["GET", "users/a", { $expand: "manager" }, 2],
  ["GET", "users/delta", {}, 1],
  ["GET", "users/a/memberOf", {}, 2],
  ["GET", "groups/a/members", {}, 3],
  ["GET", "groups/a/members", { $top: "5" }, 2],
  ["GET", "groups/a/transitiveMembers", {}, 5],
  ["GET", "subscribedSkus", {}, 3],
  ["POST", "directoryObjects/getByIds", {}, 3],
  ["POST", "users/a/checkMemberGroups", {}, 4],
  ["PATCH", "users/a", {}, 1],
])("%s %s with %j takes %d units", (method, path, query, units) => {
  expect(costOf({ method, path: path.split("/"), query }).units).toBe(units);
});

test("a thousand writes stay within a tenth of what the tenant allows, in any five minutes", async () => {
  await using on = await stage();
  const requests = Array.from({ length: 2_500 }, () => patch);
  await on.transport.sendAll(requests);
  expect(on.directory.meter.total).toMatchObject({ writes: 2_500, throttled: 0 });
  expect(on.directory.meter.worstWrites(300_000)).toBeLessThanOrEqual(1_800);
  expect(on.directory.meter.worstWrites(300_000)).toBeGreaterThan(1_500);
});

test("writes go on although a neighbour takes nine tenths of the tenant's", async () => {
  await using on = await stage({ neighbours: { writeShare: 0.9 } });
  await on.transport.sendAll(Array.from({ length: 2_500 }, () => patch));
  expect(on.directory.meter.total).toMatchObject({ writes: 2_500, throttled: 0 });
});

test("reads stay within our share of the units, whatever else is set", async () => {
  await using on = await stage({}, { share: { units: 0.1 } });
  const from = on.clock.now();
  await on.transport.sendAll(Array.from({ length: 1_600 }, () => users));
  expect(on.directory.meter.total).toMatchObject({ units: 3_200, throttled: 0 });
  expect(on.clock.now() - from).toBeGreaterThan(38_000);
});

test("close to the limit it slows down, and picks up when there is room again", async () => {
  const near = json(200, {}, { "x-ms-throttle-limit-percentage": "1.2" });
  const plain = json(200, {});
  const { transport, waits } = scripted([...Array(700).fill(near), plain]);
  const waited = async (count: number): Promise<number> => {
    const before = waits.length;
    for (let at = 0; at < count; at += 1) await transport.send(users);
    return waits.slice(before).reduce((all, wait) => all + wait, 0);
  };
  await waited(600);
  const slow = await waited(100);
  await waited(1);
  const quick = await waited(100);
  expect(slow).toBeGreaterThan(8 * quick);
  expect(quick).toBeGreaterThan(0);
});

test("what a request really took is counted, not what it was thought to take", async () => {
  const dear = json(200, {}, { "x-ms-resource-unit": "400" });
  const { transport, waits } = scripted([dear]);
  for (let at = 0; at < 3; at += 1) await transport.send(users);
  expect(waits.length).toBeGreaterThan(0);
});

test("a limit on writes holds no reads up; a limit on units holds all", async () => {
  const now = { time: start };
  const settings = transportSettings({
    tokens: { getToken: async () => "t" },
    now: () => now.time,
    sleep: async (milliseconds) => {
      now.time += milliseconds;
    },
  });
  const budget = budgetOf(settings);
  const [read, write] = [costOf(users), costOf(patch)];
  budget.hold(write, 5_000, { "x-ms-throttle-information": "WriteLimitExceeded" });
  await budget.take(read, undefined);
  expect(now.time).toBe(start);
  await budget.take(write, undefined);
  expect(now.time).toBe(start + 5_000);
  budget.hold(read, 5_000, { "x-ms-throttle-information": "ResourceUnitLimitExceeded" });
  await budget.take(write, undefined);
  expect(now.time).toBe(start + 10_000);
  budget.hold(read, 700_000, {});
  await expect(budget.take(read, undefined)).rejects.toMatchObject({
    code: "throttled",
    retry: { after: 700_000 },
  });
});

test("a throttled request holds the others back, since those would count against us", async () => {
  await using on = await stage();
  on.directory.script({ on: "GET /users", fault: { kind: "throttled", retryAfter: "120" } });
  const from = on.clock.now();
  await Promise.all([on.transport.send(users), on.transport.send(users)]);
  await on.transport.send(patch);
  expect(on.clock.now() - from).toBeGreaterThanOrEqual(120_000);
  expect(on.exchanges.map(({ answer }) => answer.status).toSorted()).toEqual([200, 200, 404, 429]);
});
