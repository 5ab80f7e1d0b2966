import type { Json } from "@rollcall/core";
import { expect, test } from "vitest";
import type { GraphLink, GraphPage, GraphRequest, GraphTransport } from "../../src/transport.ts";
import { stage } from "../stage/directory.ts";
import { json, refused, scripted } from "./scripted.ts";

const users: GraphRequest = { id: "one", method: "GET", path: ["users"] };
const delta: GraphRequest = { ...users, path: ["users", "delta"], query: { $select: "surname" } };
const root = "https://graph.microsoft.com/v1.0";
const people = Array.from({ length: 7 }, (_, at) => ({
  givenName: "Ada",
  surname: `N${"abcdefg"[at]}`,
  organisation: "RQQ",
}));

async function read(
  transport: GraphTransport,
  from: GraphRequest | GraphLink,
): Promise<readonly GraphPage[]> {
  return Array.fromAsync(transport.pages(from));
}

function surnames(pages: readonly GraphPage[]): readonly Json[] {
  return pages.flatMap(({ items }) =>
    items.map((one) => (one as { readonly surname: Json }).surname),
  );
}

test("a list is read page by page, each with the link to the next", async () => {
  await using on = await stage({ people, pageSize: 3 });
  const pages = await read(on.transport, { ...users, query: { $select: "surname" } });
  expect(pages.map(({ items }) => items.length)).toEqual([3, 3, 1]);
  expect(pages.map(({ next }) => next !== undefined)).toEqual([true, true, false]);
  expect(new Set(surnames(pages))).toEqual(new Set(people.map(({ surname }) => surname)));
});

test("a page that failed does not lose the place: its link goes on from there", async () => {
  await using on = await stage({ people, pageSize: 3 });
  on.directory.script({
    on: "GET /users",
    from: 2,
    fault: { kind: "error", status: 400, code: "Request_BadRequest" },
  });
  const seen: GraphPage[] = [];
  const reading = async (): Promise<void> => {
    for await (const page of on.transport.pages(users)) seen.push(page);
  };
  await expect(reading()).rejects.toMatchObject({ code: "invalid-value" });
  const rest = await read(on.transport, { link: seen[0]?.next ?? "" });
  expect(surnames([...seen, ...rest])).toHaveLength(7);
});

test("empty pages are gone through, and the last page of a delta says where the next round begins", async () => {
  await using on = await stage({ people, delta: { pageSize: 2, emptyPages: 1 } });
  const pages = await read(on.transport, delta);
  expect(pages.filter(({ items }) => items.length === 0)).not.toEqual([]);
  expect(surnames(pages)).toHaveLength(7);
  expect(pages.map((page) => page.delta !== undefined).lastIndexOf(true)).toBe(pages.length - 1);
  expect(pages.filter((page) => page.delta !== undefined)).toHaveLength(1);
  const next = await read(on.transport, { link: pages.at(-1)?.delta ?? "" });
  expect(surnames(next)).toEqual([]);
});

test("headers go with every page, and one id with all", async () => {
  await using on = await stage({ people, pageSize: 3 });
  const headers = { ConsistencyLevel: "eventual" };
  const query = { $count: "true", $filter: "surname ne 'X'" };
  expect(surnames(await read(on.transport, { ...users, headers, query }))).toHaveLength(7);
  const sent = on.exchanges.map(({ request }) => request.headers);
  expect(sent).toMatchObject(
    Array(3).fill({ consistencylevel: "eventual", "client-request-id": "one" }),
  );
  await read(on.transport, { link: `${root}/users`, headers });
  expect(on.exchanges.at(-1)?.request.headers["client-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
});

test("nothing is asked for before the reader wants it", async () => {
  await using on = await stage({ people, pageSize: 3 });
  for await (const _ of on.transport.pages(users)) break;
  expect(on.exchanges).toHaveLength(1);
});

test.each([
  ["410 Gone", { kind: "gone" }, "delta-expired"],
  ["400 syncStateNotFound", { kind: "sync-state-not-found" }, "delta-expired"],
  ["an expired link", { kind: "expired-link" }, "delta-expired"],
  ["501", { kind: "error", status: 501, code: "NotImplemented" }, "unsupported"],
] as const)("a delta that ends in %s is told by its code", async (_, fault, code) => {
  await using on = await stage({ people });
  on.directory.script({ on: "GET /users/delta", fault });
  await expect(read(on.transport, delta)).rejects.toMatchObject({ code, effect: "none" });
});

test.each<[string, object]>([
  ["that is no list", { value: { id: "x" } }],
  ["without a list", { id: "x" }],
  ["that leads to itself", { value: [], "@odata.nextLink": `${root}/users` }],
  ["whose link is no text", { value: [], "@odata.deltaLink": 7 }],
])("a page %s is an error", async (_, body) => {
  const { transport, sent } = scripted([json(200, body)]);
  await expect(read(transport, users)).rejects.toMatchObject({ code: "protocol" });
  expect(sent).toHaveLength(1);
});

test("a list that may not be read says which permission is missing", async () => {
  const { transport } = scripted([refused(403, "Authorization_RequestDenied")]);
  await expect(read(transport, users)).rejects.toMatchObject({
    code: "permission-denied",
    message: expect.stringContaining("User.Read.All"),
  });
});
