import { setDefaultCACertificates } from "node:tls";
import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
} from "@microsoft/microsoft-graph-client";
import { afterEach, expect, test, vi } from "vitest";
import { graphTransport } from "../../src/client.ts";
import { stage } from "../stage/directory.ts";
import { bareClient } from "./bare.ts";
import { json, scripted } from "./scripted.ts";

const users = { id: "one", method: "GET", path: ["users"] } as const;
const empty = json(200, { value: [] });
const tokens = { getToken: async () => "token" };

afterEach(() => vi.unstubAllGlobals());

test("defect 1 (library): to an address of http it sends requests without a token, and says nothing", async () => {
  const { client, sent } = bareClient([empty], { baseUrl: "http://localhost:4" });
  await client.api("/users").get();
  expect(sent[0]?.headers.authorization).toBeUndefined();
});

test("defect 1: an address that is not of https is refused before anything is sent", () => {
  expect(() => graphTransport({ tokens, url: "http://localhost:4" })).toThrow(
    expect.objectContaining({ code: "invalid-options", where: { field: "url" } }),
  );
});

test("defect 2 (library): a link that is not of https is appended to the address as if it were a path", async () => {
  const { client, sent } = bareClient([empty]);
  await client.api("http://127.0.0.1:4/v1.0/users?$skiptoken=x").get();
  expect(sent[0]?.url).toBe(
    "https://graph.microsoft.com/v1.0/http://127.0.0.1:4/v1.0/users?$skiptoken=x",
  );
});

test("defect 2: a link of Graph is followed at the address given, letter by letter", async () => {
  const link = "https://graph.microsoft.com/v1.0/users?$skiptoken=a%2Bb==&$select=id&$select=mail";
  const { transport, sent } = scripted([empty], { url: "https://localhost:4" });
  for await (const _ of transport.pages({ link }));
  expect(sent[0]?.url).toBe(link.replace("https://graph.microsoft.com", "https://localhost:4"));
  expect(sent[0]?.headers.authorization).toBe("Bearer token-1");
});

test.each([
  "http://graph.microsoft.com/v1.0/users",
  "https://graph.microsoft.com.example.com/v1.0/users",
  "https://graph.microsoft.com@example.com/v1.0/users",
  "//example.com/v1.0/users",
  "/v1.0/users",
])(
  "defect 2: the link %s is not followed, so that nobody else is given the token",
  async (link) => {
    const { transport, sent } = scripted([json(200, { value: [], "@odata.nextLink": link })]);
    const read = async (from: Parameters<typeof transport.pages>[0]): Promise<void> => {
      for await (const _ of transport.pages(from));
    };
    await expect(read({ link })).rejects.toMatchObject({ code: "protocol" });
    expect(sent).toEqual([]);
    await expect(read(users)).rejects.toMatchObject({ code: "protocol" });
    expect(sent).toHaveLength(1);
  },
);

test("defect 3 (library): a host with its port, as its own error text shows it, gets no token", async () => {
  const customHosts = new Set(["localhost:4"]);
  const { client, sent } = bareClient([empty], { baseUrl: "https://localhost:4", customHosts });
  await client.api("/users").get();
  expect(sent[0]?.headers.authorization).toBeUndefined();
});

test("defect 3: any host that is given gets the token, with a port or without", async () => {
  for (const url of ["https://localhost:4", "https://graph.example.nhs.uk"]) {
    const { transport, sent } = scripted([empty], { url });
    await transport.send(users);
    expect(sent[0]).toMatchObject({
      url: `${url}/v1.0/users`,
      headers: { authorization: "Bearer token-1" },
    });
  }
});

const awkward = "O'Brien & Søn #1+2=3? 100%/é";

test("defect 8 (library): what stands in a filter or an identifier is not encoded", async () => {
  const { client, sent } = bareClient([empty]);
  await client.api("/users").filter("displayName eq 'R&D+#1'").get();
  await client.api("/users/ada#EXT#@nhs.net").get();
  expect(new URL(sent[0]?.url ?? "").searchParams.get("$filter")).toBe("displayName eq 'R");
  expect(new URL(sent[1]?.url ?? "").pathname).toBe("/v1.0/users/ada");
});

test("defect 8: values and identifiers arrive as they are, whatever letters they have", async () => {
  const people = [{ givenName: "Ada", surname: "Quill", organisation: "RQQ" }];
  const properties = { displayName: awkward, jobTitle: "R&D+#1" };
  await using on = await stage({ people: people.map((one) => ({ ...one, properties })) });
  const $filter = `displayName eq '${awkward.replaceAll("'", "''")}' and jobTitle eq 'R&D+#1'`;
  const found = await on.transport.send({ ...users, query: { $filter, $select: "displayName" } });
  expect(found.body).toMatchObject({ value: [{ displayName: awkward }] });
  // The judge takes an encoded slash for one that divides the path.
  const inPath = awkward.replace("/", "");
  const named = await on.transport.send({ ...users, path: ["users", inPath] });
  expect(JSON.stringify(named.body)).toContain(`Resource '${inPath}' does not exist`);
});

test("defect 8: an identifier that is empty or leads elsewhere is refused before anything is sent", async () => {
  const { transport, sent } = scripted([empty]);
  for (const path of [["users", ".."], ["users", ""], ["users", ".", "manager"], []]) {
    const send = transport.send({ id: "one", method: "DELETE", path });
    await expect(send).rejects.toMatchObject({ code: "invalid-value", effect: "none" });
  }
  const send = transport.send({
    ...users,
    method: "DELETE",
    path: ["groups", "a", "members", "b"],
  });
  await expect(send).rejects.toMatchObject({ code: "internal", effect: "none" });
  expect(sent).toEqual([]);
});

const seeOther = new Response(null, { status: 303, headers: { location: "/v1.0/elsewhere" } });

test("defect 11 (library): a redirection is followed to the same place again and again", async () => {
  const location = "https://graph.microsoft.com/v1.0/elsewhere";
  const { client, sent } = bareClient([new Response(null, { status: 303, headers: { location } })]);
  await client
    .api("/users")
    .get()
    .catch(() => undefined);
  expect(sent.length).toBeGreaterThan(4);
  expect(new Set(sent.map(({ url }) => url)).size).toBe(1);
});

test("defect 11: a redirection is followed by nobody and is an error, of unknown effect for a write", async () => {
  const read = scripted([seeOther]);
  await expect(read.transport.send(users)).rejects.toMatchObject({
    code: "protocol",
    effect: "none",
    native: 303,
  });
  const write = scripted([seeOther]);
  const patch = write.transport.send({ ...users, method: "PATCH", path: ["users", "a"], body: {} });
  await expect(patch).rejects.toMatchObject({ code: "protocol", effect: "unknown" });
  expect([...read.sent, ...write.sent]).toMatchObject([
    { redirect: "manual" },
    { redirect: "manual" },
  ]);
});

test("defect 12 (library): its batches take no relative address, keep the version in an absolute one, and lose bodies", async () => {
  expect(() => new Request("/users/1")).toThrow("Failed to parse URL");
  const request = new Request("https://graph.microsoft.com/v1.0/users/1");
  const content = new BatchRequestContent([{ id: "1", request }]);
  const made = await content.getContent();
  expect(made.requests?.[0]).toMatchObject({ url: "/v1.0/users/1" });
  const headers = { "content-type": "application/json" };
  const responses = [{ id: "1", status: 200, statusText: "OK", headers, body: { id: "x" } }];
  const read = new BatchResponseContent({ responses } as unknown as ConstructorParameters<
    typeof BatchResponseContent
  >[0]);
  expect(await read.getResponseById("1").text()).toBe("[object Object]");
});

test("defect 12: batches have relative addresses, a content type with each body, and bodies whatever the letters of a header", async () => {
  const responses = [
    { id: "2", status: 204, headers: { "CACHE-CONTROL": "no-cache" } },
    { id: "1", status: 200, headers: { "content-type": "application/json" }, body: { id: "x" } },
  ];
  const { transport, sent } = scripted([json(200, { responses })]);
  const answers = await transport.sendAll([
    { ...users, path: ["users", "a#b"], query: { $select: "id" } },
    { id: "two", method: "PATCH", path: ["users", "b"], body: { jobTitle: "Nurse" } },
  ]);
  expect(JSON.parse(sent[0]?.body ?? "")).toEqual({
    requests: [
      {
        id: "1",
        method: "GET",
        url: "/users/a%23b?$select=id",
        headers: { "client-request-id": "one" },
      },
      {
        id: "2",
        method: "PATCH",
        url: "/users/b",
        headers: { "client-request-id": "two", "Content-Type": "application/json" },
        body: { jobTitle: "Nurse" },
      },
    ],
  });
  expect(answers).toEqual([
    { status: 200, headers: { "content-type": "application/json" }, body: { id: "x" } },
    { status: 204, headers: { "cache-control": "no-cache" } },
  ]);
});

test("defect 14 (library): over Node's fetch it asks for the language *, which the directory refuses", async () => {
  await using on = await stage();
  setDefaultCACertificates([on.directory.ca]);
  const token = await on.directory.tokenFor(on.application);
  const client = Client.init({
    baseUrl: on.directory.url,
    customHosts: new Set(["localhost"]),
    authProvider: (done) => done(null, token),
  });
  await expect(client.api("/users").get()).rejects.toMatchObject({ statusCode: 400 });
  expect(on.exchanges.at(-1)?.request.headers["accept-language"]).toBe("*");
});

test("defect 14: every request asks for British English, over Node's fetch too", async () => {
  await using on = await stage();
  setDefaultCACertificates([on.directory.ca]);
  const transport = graphTransport({ ...on.options, fetch: undefined });
  expect(await transport.send(users)).toMatchObject({ status: 200 });
  await transport.sendAll([users]);
  for (const { request } of on.exchanges) {
    expect(request.headers).toMatchObject({
      "accept-language": "en-GB",
      "client-request-id": "one",
    });
  }
  expect(on.exchanges).toHaveLength(2);
});
