import { afterEach, expect, test, vi } from "vitest";
import { bareClient } from "./bare.ts";
import { broken, json, type Reply, refused, scripted } from "./scripted.ts";

const read = { id: "one", method: "GET", path: ["users", "a"] } as const;
const create = {
  id: "one",
  method: "POST",
  path: ["users"],
  body: { displayName: "Ada" },
} as const;
const patch = { ...create, method: "PATCH", path: ["users", "a"] } as const;
const fine = json(200, { id: "a" });
const lost504 = refused(504, "UnknownError");
const busy = (retryAfter?: string): Response =>
  refused(429, "TooManyRequests", retryAfter === undefined ? {} : { "retry-after": retryAfter });

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("defect 4 (library): a creation that was answered 504 is sent again", async () => {
  vi.useFakeTimers();
  const { client, sent } = bareClient([lost504, json(201, { id: "b" })]);
  const made = client.api("/users").post(create.body);
  await vi.runAllTimersAsync();
  await made;
  expect(sent.map(({ method }) => method)).toEqual(["POST", "POST"]);
});

test.each<[string, Reply]>([
  ["504", lost504],
  ["503", refused(503, "serviceNotAvailable", { "retry-after": "1" })],
  ["502 in HTML", new Response("<html>", { status: 502 })],
  ["500", refused(500, "InternalServerError")],
  ["a lost connection", broken("ECONNRESET")],
  ["a closed socket", broken("UND_ERR_SOCKET")],
  ["half of a body", new Response('{"id":', { status: 201 })],
  ["HTML", new Response("<html>", { status: 201 })],
])(
  "defect 4: a creation that was answered by %s is not sent again, and its effect is unknown",
  async (_, reply) => {
    const { transport, sent } = scripted([reply, fine]);
    await expect(transport.send(create)).rejects.toMatchObject({ effect: "unknown" });
    expect(sent).toHaveLength(1);
  },
);

test("defect 4: a creation that did not arrive, or was throttled, is sent again", async () => {
  for (const reply of [broken("ECONNREFUSED", "connect"), broken("ENOTFOUND"), busy("1")]) {
    const { transport, sent } = scripted([reply, fine]);
    expect(await transport.send(create)).toMatchObject({ status: 200 });
    expect(sent).toHaveLength(2);
  }
});

test("defect 4: a request of POST that may be repeated is", async () => {
  const { transport, sent } = scripted([lost504, broken("ECONNRESET"), fine]);
  await transport.send({ ...create, repeatable: true });
  expect(sent).toHaveLength(3);
  const question = { ...create, path: ["directoryObjects", "getByIds"], body: { ids: [] } };
  const asking = scripted([lost504, fine]);
  expect(await asking.transport.send(question)).toMatchObject({ status: 200 });
});

test("defect 5 (library): when told to wait five minutes, it comes back after three", async () => {
  vi.useFakeTimers();
  const { client, sent } = bareClient([busy("300"), fine]);
  const asked = client.api("/users/a").get();
  await vi.advanceTimersByTimeAsync(200_000);
  expect(sent).toHaveLength(2);
  await asked;
});

test.each([
  ["300", 300_000],
  ["0.249", 249],
  ["1", 1_000],
  ["0", 0],
  ["Tue, 01 Sep 2026 08:02:00 GMT", 120_000],
  ["Tue, 01 Sep 2026 07:00:00 GMT", 0],
])("defect 5: Retry-After %s is waited for exactly", async (retryAfter, milliseconds) => {
  const { transport, waits } = scripted([busy(retryAfter), fine]);
  expect(await transport.send(read)).toMatchObject({ status: 200 });
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(milliseconds);
});

test("defect 5: without Retry-After, waits double from a second to five minutes, with full jitter", async () => {
  const { transport, waits } = scripted([...Array(12).fill(busy()), fine], { patience: 1e9 });
  await transport.send(read);
  expect(waits).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 150_000, 150_000, 150_000,
  ]);
  const none = scripted([busy("soon"), fine], { random: () => 0 });
  await none.transport.send(read);
  expect(none.waits).toEqual([]);
});

test("defect 5: what is to be waited for longer than patience lasts is given up, with the time to wait", async () => {
  const { transport, sent } = scripted([busy("3600"), fine]);
  const error = { code: "throttled", retry: { after: 3_600_000 }, effect: "none" };
  await expect(transport.send(create)).rejects.toMatchObject(error);
  await expect(transport.send(read)).rejects.toMatchObject({ ...error, code: "throttled" });
  expect(sent).toHaveLength(1);
});

test.each<[string, Reply]>([
  ["500", refused(500, "InternalServerError")],
  ["502", refused(502, "BadGateway")],
  ["a reset connection", broken("ECONNRESET")],
])("defect 6 (library): %s is not tried again, not even for a read", async (_, reply) => {
  const { client, sent } = bareClient([reply, fine]);
  await expect(client.api("/users/a").get()).rejects.toThrow();
  expect(sent).toHaveLength(1);
});

test.each<[string, Reply]>([
  ["500", refused(500, "InternalServerError")],
  ["502", refused(502, "BadGateway")],
  ["a reset connection", broken("ECONNRESET")],
  ["a failed look-up of the name", broken("EAI_AGAIN", "getaddrinfo")],
  ["half of a body", new Response('{"id":', { status: 200 })],
])("defect 6: %s is tried again for what may be repeated, up to five times", async (_, reply) => {
  for (const request of [read, patch, { ...read, method: "DELETE" } as const]) {
    const { transport, sent } = scripted([reply, fine]);
    expect(await transport.send(request)).toMatchObject({ status: 200 });
    expect(sent).toHaveLength(2);
  }
  const lasting = scripted([reply]);
  await expect(lasting.transport.send(read)).rejects.toMatchObject({ effect: "none" });
  expect(lasting.sent).toHaveLength(5);
  expect(lasting.waits).toEqual([500, 1_000, 2_000, 4_000]);
});

const challenge =
  'Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwidmFsdWUiOiIxNjA0MTA2NjUxIn19fQ=="';
const claims = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}';
const refusedToken = refused(401, "InvalidAuthenticationToken", { "www-authenticate": challenge });

test("defect 7 (library): a refused token stays, and after a wait the old one is used", async () => {
  const refusing = bareClient([refusedToken, fine]);
  await expect(refusing.client.api("/users/a").get()).rejects.toThrow();
  vi.useFakeTimers();
  const waiting = bareClient([busy("100"), busy("100"), fine]);
  const asked = waiting.client.api("/users/a").get();
  await vi.runAllTimersAsync();
  await asked;
  expect([refusing.sent.length, refusing.asked(), waiting.sent.length, waiting.asked()]).toEqual([
    1, 1, 3, 1,
  ]);
});

test("defect 7: a refused token is replaced once, by one with the claims of the challenge", async () => {
  const { transport, sent, asked } = scripted([refusedToken, fine]);
  expect(await transport.send(create)).toMatchObject({ status: 200 });
  expect(sent.map(({ headers }) => headers.authorization)).toEqual([
    "Bearer token-1",
    "Bearer token-2",
  ]);
  expect(asked.map(({ claims, fresh }) => ({ claims, fresh }))).toEqual([
    { claims: undefined, fresh: undefined },
    { claims, fresh: true },
  ]);
  const twice = scripted([refusedToken, refused(401, "InvalidAuthenticationToken"), fine]);
  await expect(twice.transport.send(create)).rejects.toMatchObject({
    code: "auth-failed",
    effect: "none",
    scope: "session",
  });
  expect(twice.sent).toHaveLength(2);
});

test("defect 7: a token is asked for before every attempt, so that no wait outlives it", async () => {
  const { transport, asked, sent } = scripted([busy("100"), lost504, fine]);
  await transport.send(read);
  expect(asked).toHaveLength(3);
  expect(sent.at(-1)?.headers.authorization).toBe("Bearer token-3");
});

test("defect 7: requests that are refused together share one new token, and no one uses the old one again", async () => {
  const given: string[] = [];
  const stale = {
    getToken: async ({ fresh }: { fresh?: boolean | undefined }) => {
      given.push(fresh ? "new" : "old");
      return fresh ? "new" : "old";
    },
  };
  const reply = async ({ headers }: { headers: Readonly<Record<string, string>> }) =>
    headers.authorization === "Bearer new" ? fine.clone() : refusedToken.clone();
  const { transport, sent } = scripted([reply], { tokens: stale });
  await Promise.all([transport.send(read), transport.send(read), transport.send(read)]);
  await transport.send(read);
  expect(given.filter((one) => one === "new")).toHaveLength(1);
  expect(sent).toHaveLength(7);
});

test("defect 9 (library): 202 with the content type of JSON and no body is an error", async () => {
  const headers = { "content-type": "application/json" };
  const { client } = bareClient([new Response("", { status: 202, headers })]);
  await expect(client.api("/groups/a/assignLicense").post({})).rejects.toThrow(/JSON/);
});

test("defect 9: an answer without a body is one, whatever its content type", async () => {
  for (const status of [200, 202, 204]) {
    const headers = { "content-type": "application/json", location: "there" };
    const reply = new Response(status === 204 ? null : "", { status, headers });
    const { transport } = scripted([reply]);
    expect(await transport.send(create)).toEqual({ status, headers });
  }
});

test("defect 10 (library): JSON by another name comes back as a stream, and raw answers hide failures", async () => {
  const headers = { "content-type": "application/scim+json" };
  const { client } = bareClient([new Response("{}", { headers })]);
  expect(await client.api("/users/a").get()).toBeInstanceOf(ReadableStream);
});

test.each(["application/scim+json", "application/problem+json", "text/plain", ""])(
  "defect 10: what is JSON is read as such when its content type is %o, also in a failure",
  async (type) => {
    for (const status of [200, 404]) {
      const headers: Record<string, string> = type === "" ? {} : { "content-type": type };
      const { transport } = scripted([
        new Response(new TextEncoder().encode('\uFEFF{"id":"é"}'), { status, headers }),
      ]);
      expect(await transport.send(read)).toMatchObject({ status, body: { id: "é" } });
    }
  },
);

test("defect 13 (library): a signal that fires while it waits is heeded after the wait only", async () => {
  vi.useFakeTimers();
  const { client, sent } = bareClient([busy("100"), fine]);
  const controller = new AbortController();
  let settled = false;
  const asked = client.api("/users/a").option("signal", controller.signal).get();
  asked
    .catch(() => undefined)
    .finally(() => {
      settled = true;
    });
  await vi.advanceTimersByTimeAsync(1_000);
  controller.abort();
  await vi.advanceTimersByTimeAsync(90_000);
  expect([settled, sent.length]).toEqual([false, 1]);
  await vi.runAllTimersAsync();
});

test("defect 13: a signal that fires ends every wait at once", async () => {
  const controller = new AbortController();
  const never = (): Promise<never> => new Promise(() => undefined);
  const sleep = (): Promise<never> => {
    controller.abort();
    return never();
  };
  for (const replies of [[busy("100")], [lost504]]) {
    const { transport, sent } = scripted(replies, { sleep });
    const send = transport.send(read, { signal: controller.signal });
    await expect(send).rejects.toMatchObject({ code: "cancelled", effect: "none" });
    expect(sent.length).toBeLessThan(2);
  }
  const tokens = { getToken: never };
  const { transport } = scripted([fine], { tokens });
  const send = transport.send(read, { signal: AbortSignal.abort() });
  await expect(send).rejects.toMatchObject({ code: "cancelled" });
});

test("defect 13: a write that is cancelled on its way has an unknown effect, a read none", async () => {
  for (const [request, effect] of [
    [patch, "unknown"],
    [read, "none"],
  ] as const) {
    const controller = new AbortController();
    const hanging = (): Promise<Response> => {
      controller.abort();
      return new Promise(() => undefined);
    };
    const { transport } = scripted([hanging]);
    const send = transport.send(request, { signal: controller.signal });
    await expect(send).rejects.toMatchObject({ code: "cancelled", effect });
  }
});

test("defect 13: what was sent in doubt keeps the doubt when it is given up later", async () => {
  const controller = new AbortController();
  const { transport } = scripted([lost504], {
    sleep: async () => controller.abort(),
  });
  const send = transport.send(patch, { signal: controller.signal });
  await expect(send).rejects.toMatchObject({ code: "cancelled", effect: "unknown" });
});
