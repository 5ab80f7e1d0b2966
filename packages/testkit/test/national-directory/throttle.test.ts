import { expect, test } from "vitest";
import { virtualClock } from "../../src/national-directory.ts";
import { certificate, newUser, type Stage, stage } from "./stage.ts";

const still = () => virtualClock("2026-09-01T08:00:00Z", 0);

async function statuses(
  on: Stage,
  count: number,
  path = "/users?$select=id",
): Promise<readonly number[]> {
  const all = [];
  for (let at = 0; at < count; at += 1) all.push((await on.ask("GET", path)).status);
  return all;
}

test("resource units are those of the published table", async () => {
  await using on = await stage();
  await on.ask("POST", "/users", { body: newUser("ada") });
  const units = async (path: string) => (await on.ask("GET", path)).headers["x-ms-resource-unit"];
  expect(await units("/users")).toBe("2");
  expect(await units("/users?$select=id")).toBe("1");
  expect(await units("/users?$select=id&$top=5")).toBe("1");
  expect(await units("/users/ada@nhs.net?$expand=manager")).toBe("2");
  expect(await units("/subscribedSkus")).toBe("3");
});

test("an application that spends its units is refused with all headers, and let in again after the wait", async () => {
  await using on = await stage({ clock: still(), throttle: { limits: { units: 4 } } });
  expect(await statuses(on, 5)).toEqual([200, 200, 200, 200, 429]);
  const refused = await on.ask("GET", "/users");
  expect(refused.body.error.code).toBe("TooManyRequests");
  expect(refused.headers).toMatchObject({
    "x-ms-throttle-information": "ResourceUnitLimitExceeded",
    "x-ms-throttle-scope": `Tenant_Application/ReadWrite/${on.application.id}/${on.directory.tenant}`,
    "x-ms-resource-unit": "2",
  });
  on.directory.clock.advance(Number(refused.headers["retry-after"]) * 1000);
  expect((await on.ask("GET", "/users?$select=id")).status).toBe(200);
});

test("another application is not refused for it", async () => {
  await using on = await stage({ clock: still(), throttle: { limits: { units: 1 } } });
  expect(await statuses(on, 2)).toEqual([200, 429]);
  const as = on.directory.register({
    permissions: ["User.Read.All"],
    certificate: certificate.certificate,
  });
  expect((await on.ask("GET", "/users?$select=id", { as })).status).toBe(200);
});

test("nearness to the limit is told from four fifths on", async () => {
  await using on = await stage({ clock: still(), throttle: { limits: { units: 10 } } });
  await statuses(on, 8);
  const near = await on.ask("GET", "/users?$select=id");
  expect(near.headers["x-ms-throttle-limit-percentage"]).toBe("0.90");
});

test("writes have a limit of their own, which neighbours share", async () => {
  await using on = await stage({
    clock: still(),
    throttle: { limits: { tenantWrites: 10 } },
    neighbours: { writeShare: 0.8 },
  });
  const write = async () =>
    (await on.ask("PATCH", "/users/nobody@nhs.net", { body: { jobTitle: "x" } })).status;
  expect([await write(), await write(), await write()]).toEqual([404, 404, 429]);
  expect(await statuses(on, 1)).toEqual([200]);
  on.directory.outside.takeWrites(0);
  expect(await write()).toBe(404);
});

test("reports are asked for five times in ten seconds", async () => {
  await using on = await stage({ clock: still() });
  expect(await statuses(on, 6, "/auditLogs/signIns")).toEqual([200, 200, 200, 200, 200, 429]);
  on.directory.clock.advance(11_000);
  expect(await statuses(on, 1, "/auditLogs/directoryAudits")).toEqual([200]);
});

test("risks are asked for once a second by all applications, and a refusal does not say how long to wait", async () => {
  await using on = await stage({ clock: still() });
  expect(await statuses(on, 1, "/identityProtection/riskyUsers")).toEqual([200]);
  const as = on.directory.register({
    permissions: ["IdentityRiskEvent.Read.All"],
    certificate: certificate.certificate,
  });
  const refused = await on.ask("GET", "/identityProtection/riskDetections", { as });
  expect([refused.status, refused.headers["retry-after"]]).toEqual([429, undefined]);
  on.directory.clock.advance(1_100);
  expect((await on.ask("GET", "/identityProtection/riskDetections", { as })).status).toBe(200);
});

test.each([
  ["seconds", /^\d+$/],
  ["decimal", /^\d+\.\d{3}$/],
  ["date", / GMT$/],
  ["absent", /^undefined$/],
] as const)("the time to wait is written as %s", async (retryAfter, form) => {
  await using on = await stage({ clock: still(), throttle: { limits: { units: 0 }, retryAfter } });
  const refused = await on.ask("GET", "/users");
  expect(String(refused.headers["retry-after"])).toMatch(form);
});

test("the worst stretch of writes is known", async () => {
  await using on = await stage({ clock: still() });
  for (const pause of [0, 0, 200_000, 150_000]) {
    on.directory.clock.advance(pause);
    await on.ask("PATCH", "/users/nobody@nhs.net", { body: { jobTitle: "x" } });
  }
  expect(on.directory.meter.worstWrites(300_000)).toBe(3);
  expect(on.directory.meter.worstWrites(100_000, on.application.id)).toBe(2);
  expect(on.directory.meter.total.writes).toBe(4);
  on.directory.meter.reset();
  expect(on.directory.meter.total.requests).toBe(0);
});
