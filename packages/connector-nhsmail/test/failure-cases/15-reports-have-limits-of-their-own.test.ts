import { expect, test } from "vitest";
import type { GraphRequest } from "../../src/transport.ts";
import { certificate, stage } from "../stage/directory.ts";

const get = (...path: readonly string[]): GraphRequest => ({ id: "one", method: "GET", path });
const risks = get("identityProtection", "riskyUsers");
const reports = get("auditLogs", "directoryAudits");
const people = [{ givenName: "Ada", surname: "Quill", organisation: "RQQ" }];
const disable: GraphRequest = {
  id: "one",
  method: "PATCH",
  path: ["users", "ada.quill@nhs.net"],
  body: { accountEnabled: false },
};

test("15: thirty questions for risks come once a second, and thirty for reports five in ten, none of them refused", async () => {
  await using on = await stage();
  const from = on.clock.now();
  for (let at = 0; at < 30; at += 1) await on.transport.send(risks);
  const between = on.clock.now();
  for (let at = 0; at < 30; at += 1) await on.transport.send(reports);
  expect(on.directory.meter.total).toMatchObject({ requests: 60, throttled: 0 });
  // Timely: not much slower than the limits allow.
  expect(between - from).toBeLessThan(30 * 1_250);
  expect(on.clock.now() - between).toBeLessThan(30 * 2_500);
});

test("15: whoever disables an account does not wait for the limits of reports", async () => {
  await using on = await stage({ people });
  await on.transport.send(reports);
  await on.transport.send(risks);
  const from = on.clock.now();
  expect(await on.transport.send(disable)).toMatchObject({ status: 204 });
  expect(on.clock.now()).toBe(from);
});

test("15: when others use the limit up and nobody says how long to wait, the risks come late and all else on time", async () => {
  await using on = await stage({ people });
  const other = on.directory.register({
    permissions: ["IdentityRiskyUser.Read.All"],
    certificate: certificate.certificate,
  });
  const authorization = `Bearer ${await on.directory.tokenFor(other)}`;
  const url = `${on.directory.url}/v1.0/identityProtection/riskyUsers`;
  await on.directory.fetch(url, { headers: { authorization } });
  await on.directory.fetch(url, { headers: { authorization } });
  const from = on.clock.now();
  expect(await on.transport.send(risks)).toMatchObject({ status: 200 });
  const refused = on.exchanges.filter(({ answer }) => answer.status === 429);
  expect(refused.length).toBeGreaterThan(1);
  expect(refused.every(({ answer }) => answer.headers?.["retry-after"] === undefined)).toBe(true);
  expect(on.clock.now() - from).toBeGreaterThan(0);
  expect(on.clock.now() - from).toBeLessThan(5_000);
  const then = on.clock.now();
  on.directory.script({
    on: "GET /identityProtection/riskyUsers",
    fault: { kind: "throttled", retryAfter: "60" },
  });
  const late = on.transport.send(risks);
  expect(await on.transport.send(disable)).toMatchObject({ status: 204 });
  expect(on.exchanges.at(-1)?.operation).toBe("PATCH /users/{user-id}");
  await late;
  expect(on.clock.now() - then).toBeGreaterThanOrEqual(60_000);
});
