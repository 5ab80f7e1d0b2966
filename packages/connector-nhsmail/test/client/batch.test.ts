import { expect, test } from "vitest";
import type { GraphRequest } from "../../src/transport.ts";
import { newUser, stage } from "../stage/directory.ts";
import { broken, json, refused, type Sent, scripted } from "./scripted.ts";

const people = Array.from({ length: 45 }, (_, at) => ({
  givenName: "Ada",
  surname: `N${"abcde"[Math.floor(at / 10)]}${"qrstuvwxyz"[at % 10]}`,
  organisation: "RQQ",
}));
const asked = people.map(
  ({ surname }): GraphRequest => ({
    id: surname,
    method: "GET",
    path: ["users", `ada.${surname.toLowerCase()}@nhs.net`],
    query: { $select: "surname" },
  }),
);
const patch = (name: string): GraphRequest => ({
  id: name,
  method: "PATCH",
  path: ["users", name],
  body: { jobTitle: "Nurse" },
});
const create = (name: string): GraphRequest => ({
  id: name,
  method: "POST",
  path: ["users"],
  body: newUser(name),
});

test("forty-five requests go in three batches, and answers stand in the order of the requests", async () => {
  await using on = await stage({ people });
  const answers = await on.transport.sendAll(asked);
  expect(answers.map(({ body }) => (body as { surname: string }).surname)).toEqual(
    people.map(({ surname }) => surname),
  );
  expect(on.directory.meter.exchanges).toBe(3);
});

test("no requests make no batch", async () => {
  await using on = await stage();
  expect(await on.transport.sendAll([])).toEqual([]);
  expect(on.directory.meter.exchanges).toBe(0);
});

test("only those that failed are sent again, together, after the longest wait", async () => {
  await using on = await stage({ people });
  on.directory.script(
    { on: "GET /users/{user-id}", from: 3, fault: { kind: "throttled", retryAfter: "0.249" } },
    { on: "GET /users/{user-id}", from: 30, fault: { kind: "throttled", retryAfter: "7" } },
    { on: "GET /users/{user-id}", from: 41, fault: { kind: "unavailable" } },
  );
  const answers = await on.transport.sendAll(asked);
  expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 200));
  expect(on.directory.meter.exchanges).toBe(4);
  expect(on.directory.meter.total.requests).toBe(48);
  const last = on.exchanges.at(-1)?.request.body as { requests: { url: string }[] };
  expect(last.requests.map(({ url }) => /n\w\w(?=@)/.exec(url)?.[0])).toEqual([
    "nas",
    "ncz",
    "neq",
  ]);
  expect(on.waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(7_000);
  expect(on.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(9_000);
});

test("a creation that a gateway gave up is not sent again; the others are", async () => {
  await using on = await stage({ people });
  const fault = { kind: "gateway-timeout" } as const;
  on.directory.script(
    { on: "POST /users", fault },
    { on: "PATCH /users/{user-id}", fault },
    { on: "POST /users", from: 2, fault: { kind: "concurrency-violation" } },
  );
  const requests = [create("bo"), patch("ada.naq@nhs.net"), create("cy"), create("di")];
  const answers = await on.transport.sendAll(requests);
  expect(answers.map(({ status }) => status)).toEqual([504, 204, 201, 201]);
  expect(on.directory.meter.byOperation.get("POST /users")?.requests).toBe(4);
  expect(on.directory.view.account("bo@nhs.net")).toBeDefined();
});

test("a batch that is lost leaves its writes in doubt, keeps the answers of the others and repeats what it may", async () => {
  const answer = async ({ body }: Sent): Promise<Response> => {
    const { requests } = JSON.parse(body) as { requests: { id: string; url: string }[] };
    if (body.includes('"POST"')) throw broken("ECONNRESET");
    return json(200, { responses: requests.map(({ id }) => ({ id, status: 204, headers: {} })) });
  };
  const { transport, sent } = scripted([answer]);
  const first = Array.from({ length: 20 }, (_, at) => patch(`a${at}`));
  const answers = await transport.sendAll([...first, patch("b"), create("c")]);
  const doubt = { status: 504, headers: {} };
  expect(answers.slice(0, 20).map(({ status }) => status)).toEqual(Array(20).fill(204));
  expect(answers[21]).toEqual(doubt);
  // What may be repeated was sent again, in a batch of its own.
  expect(answers[20]).toMatchObject({ status: 204 });
  expect(sent).toHaveLength(3);
});

test("reads of which nothing is heard are an error, not answers", async () => {
  const { transport, sent } = scripted([broken("ECONNRESET")]);
  await expect(transport.sendAll(asked)).rejects.toMatchObject({
    code: "unavailable",
    effect: "none",
  });
  expect(sent).toHaveLength(5);
});

test("what ends the sending after a batch that wrote leaves the whole in doubt", async () => {
  const replies = [
    json(200, {
      responses: Array.from({ length: 20 }, (_, at) => ({ id: `${at + 1}`, status: 204 })),
    }),
    broken("ECONNREFUSED", "connect"),
  ];
  const writes = Array.from({ length: 21 }, (_, at) => patch(`a${at}`));
  const error = { code: "unavailable", native: "ECONNREFUSED" };
  const some = scripted(replies).transport.sendAll(writes);
  await expect(some).rejects.toMatchObject({ ...error, effect: "unknown" });
  const none = scripted(replies.slice(1)).transport.sendAll(writes);
  await expect(none).rejects.toMatchObject({ ...error, effect: "none" });
  const reads = scripted(replies).transport.sendAll(asked);
  await expect(reads).rejects.toMatchObject({ ...error, effect: "none" });
});

test("an answer that is missing from a batch is asked for again, save for a creation", async () => {
  const reply = json(200, {
    responses: [
      { id: "1", status: 200, body: {} },
      { id: "99", status: 200 },
    ],
  });
  const { transport, sent } = scripted([reply]);
  const answers = await transport.sendAll([patch("a"), patch("b"), create("c")]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 504]);
  expect(sent).toHaveLength(2);
});

test("what hung on a request that failed was not tried, and is sent again", async () => {
  const first = json(200, {
    responses: [
      { id: "1", status: 201, body: { id: "x" } },
      { id: "2", status: 424, body: { error: { code: "FailedDependency", message: "words" } } },
    ],
  });
  const second = json(200, { responses: [{ id: "1", status: 201, body: { id: "y" } }] });
  const { transport, sent } = scripted([first, second]);
  const answers = await transport.sendAll([create("a"), create("b")]);
  expect(answers.map(({ body }) => body)).toEqual([{ id: "x" }, { id: "y" }]);
  expect(sent).toHaveLength(2);
});

test("what stays throttled is given back as that, and never tried without end", async () => {
  const reply = async ({ body }: Sent): Promise<Response> => {
    const { requests } = JSON.parse(body) as { requests: { id: string }[] };
    const headers = { "Retry-After": "10" };
    return json(200, { responses: requests.map(({ id }) => ({ id, status: 429, headers })) });
  };
  const { transport, sent, waits } = scripted([reply]);
  expect(await transport.sendAll([patch("a")])).toMatchObject([{ status: 429 }]);
  expect(sent).toHaveLength(5);
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(40_000);
});

test("a batch that Graph refuses as a whole is a defect of ours", async () => {
  const { transport } = scripted([refused(400, "BadRequest")]);
  await expect(transport.sendAll([create("a")])).rejects.toMatchObject({
    code: "protocol",
    effect: "none",
    native: "BadRequest",
  });
});

test("a signal ends a batch that waits", async () => {
  const controller = new AbortController();
  const throttled = { id: "1", status: 429, headers: { "retry-after": "60" } };
  const { transport } = scripted([json(200, { responses: [throttled] })], {
    sleep: () => {
      controller.abort();
      return new Promise(() => undefined);
    },
  });
  const send = transport.sendAll([patch("a")], { signal: controller.signal });
  await expect(send).rejects.toMatchObject({ code: "cancelled" });
});
