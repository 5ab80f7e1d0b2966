import { expect, test } from "vitest";
import { newUser, type Stage, stage } from "./stage.ts";

const json = { "Content-Type": "application/json" };

interface Item {
  readonly id: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever Graph answers
  readonly body: any;
}

async function batch(on: Stage, requests: readonly object[]): Promise<Record<string, Item>> {
  const answer = await on.ask("POST", "/$batch", { body: { requests } });
  expect(answer.status).toBe(200);
  return Object.fromEntries(answer.body.responses.map((one: Item) => [one.id, one]));
}

test("each request of a batch is answered on its own, in any order", async () => {
  await using on = await stage();
  const requests = Array.from({ length: 8 }, (_, at) => ({
    id: `${at}`,
    method: "POST",
    url: "/users",
    headers: json,
    body: newUser(at === 7 ? "p0" : `p${at}`),
  }));
  const answer = await on.ask("POST", "/$batch", { body: { requests } });
  const order = answer.body.responses.map(({ id }: Item) => id);
  expect(order).not.toEqual(requests.map(({ id }) => id));
  const statuses = Object.fromEntries(
    answer.body.responses.map(({ id, status }: Item) => [id, status]),
  );
  expect(statuses).toEqual({ 0: 201, 1: 201, 2: 201, 3: 201, 4: 201, 5: 201, 6: 201, 7: 400 });
  expect(on.directory.view.accounts()).toHaveLength(7);
});

test("what depends on a request that failed is not done", async () => {
  await using on = await stage();
  const answers = await batch(on, [
    {
      id: "1",
      method: "PATCH",
      url: "/users/nobody@nhs.net",
      headers: json,
      body: { jobTitle: "x" },
    },
    {
      id: "2",
      method: "POST",
      url: "/users",
      headers: json,
      body: newUser("ada"),
      dependsOn: ["1"],
    },
    { id: "3", method: "GET", url: "/users?$select=id" },
  ]);
  expect([answers[1]?.status, answers[2]?.status, answers[3]?.status]).toEqual([404, 424, 200]);
  expect(on.directory.view.accounts()).toEqual([]);
});

test.each([
  [
    "of twenty-one requests",
    Array.from({ length: 21 }, (_, at) => ({ id: `${at}`, method: "GET", url: "/users" })),
  ],
  ["with the same number twice", ["a", "A"].map((id) => ({ id, method: "GET", url: "/users" }))],
  [
    "with an absolute address",
    [{ id: "1", method: "GET", url: "https://graph.microsoft.com/v1.0/users" }],
  ],
])("a batch %s is refused as a whole", async (_, requests) => {
  await using on = await stage();
  const refused = await on.ask("POST", "/$batch", { body: { requests }, wrong: true });
  expect([refused.status, refused.body.error.code]).toEqual([400, "BadRequest"]);
});

test("a body without a content type is refused", async () => {
  await using on = await stage();
  const requests = [{ id: "1", method: "POST", url: "/users", body: newUser("ada") }];
  const answer = await on.ask("POST", "/$batch", { body: { requests }, wrong: true });
  expect(answer.body.responses[0].status).toBe(400);
});

test("some requests of a batch may be throttled, each with its own time to wait", async () => {
  await using on = await stage();
  on.directory.script({
    on: "GET /users",
    from: 2,
    fault: { kind: "throttled", retryAfter: "0.249" },
  });
  const answers = await batch(
    on,
    ["1", "2", "3"].map((id) => ({ id, method: "GET", url: "/users?$select=id" })),
  );
  expect([answers[1]?.status, answers[2]?.status, answers[3]?.status]).toEqual([200, 429, 200]);
  expect(answers[2]?.headers["Retry-After"]).toBe("0.249");
});

test("a batch is one exchange, and its requests count one by one", async () => {
  await using on = await stage();
  await batch(
    on,
    ["1", "2"].map((id) => ({ id, method: "GET", url: "/users" })),
  );
  expect(on.directory.meter.exchanges).toBe(1);
  expect(on.directory.meter.byOperation.get("GET /users")).toMatchObject({ requests: 2, units: 4 });
});
