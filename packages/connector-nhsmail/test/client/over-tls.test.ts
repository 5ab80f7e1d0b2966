import { createServer } from "node:net";
import { setDefaultCACertificates } from "node:tls";
import type { GraphFault } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import type { TransportOptions } from "../../src/client/transport-options.ts";
import { graphTransport } from "../../src/client.ts";
import type { GraphTransport } from "../../src/transport.ts";
import { newUser, type Stage, stage } from "../stage/directory.ts";

const read = { id: "one", method: "GET", path: ["users"] } as const;
const create = { ...read, method: "POST", body: newUser("ada") } as const;

function overTls(on: Stage, further: Partial<TransportOptions> = {}): GraphTransport {
  setDefaultCACertificates([on.directory.ca]);
  return graphTransport({ ...on.options, fetch: undefined, ...further });
}

test.each<[GraphFault["kind"], string, boolean]>([
  ["commit-then-drop", "unavailable", true],
  ["drop-before-commit", "unavailable", false],
  ["truncated-json", "unavailable", true],
  ["gateway-timeout", "unavailable", true],
  ["html-error", "unavailable", false],
])(
  "over a real connection, a creation that meets %s is sent once and left in doubt",
  async (kind, code, landed) => {
    await using on = await stage();
    const transport = overTls(on);
    await transport.send(read);
    on.directory.script({ on: "POST /users", fault: { kind } as GraphFault });
    await expect(transport.send(create)).rejects.toMatchObject({ code, effect: "unknown" });
    expect(on.directory.view.account("ada@nhs.net") !== undefined).toBe(landed);
    on.directory.script({ on: "GET /users", fault: { kind } as GraphFault });
    expect(await transport.send(read)).toMatchObject({ status: 200 });
  },
);

test("over a real connection, an answer that comes piece by piece is read whole", async () => {
  await using on = await stage();
  const transport = overTls(on);
  on.directory.script({ fault: { kind: "slow-body" } });
  expect(await transport.send(read)).toMatchObject({ status: 200, body: { value: [] } });
});

test("over a real connection, an answer that comes too slowly is a timeout", async () => {
  await using on = await stage();
  const transport = overTls(on);
  await transport.send(read);
  on.directory.script({ on: "POST /users", fault: { kind: "slow-body" } });
  const hasty = overTls(on, { callTimeout: 60 });
  await expect(hasty.send(create)).rejects.toMatchObject({ code: "timeout", effect: "unknown" });
});

test("a server that nobody vouches for is given up at once", async () => {
  await using on = await stage();
  const transport = overTls(on);
  setDefaultCACertificates([]);
  await expect(transport.send(create)).rejects.toMatchObject({
    code: "unavailable",
    retry: "never",
    effect: "none",
  });
  expect(on.exchanges).toEqual([]);
});

test("a port that nobody listens at, and a name that nobody has, surely got nothing", async () => {
  await using on = await stage();
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address() as { readonly port: number };
    server.close(() => resolve(port));
  });
  for (const url of [`https://localhost:${await promise}`, "https://graph.rollcall.invalid"]) {
    const send = overTls(on, { url }).send(create);
    await expect(send).rejects.toMatchObject({ code: "unavailable", effect: "none" });
  }
  expect(on.waits).toHaveLength(8);
});
