import { Client } from "ldapts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DirectoryServer, startDirectoryServer } from "../../src/directory-server.ts";
import { connect, refusal } from "./client.ts";

let server: DirectoryServer;
beforeAll(async () => {
  server = await startDirectoryServer();
});
afterAll(() => server.stop());

test("a client signs in over LDAPS, adds an account and reads it", async () => {
  const client = await connect(server);
  const dn = `CN=Ada Okafor,CN=Users,${server.baseDN}`;
  await client.add(dn, { objectClass: "user", sAMAccountName: "ada.okafor" });
  const { searchEntries } = await client.search(server.baseDN, {
    filter: "(sAMAccountName=ADA.OKAFOR)",
  });
  expect(searchEntries).toMatchObject([{ dn, cn: "Ada Okafor", userAccountControl: "546" }]);
  await client.unbind();
});

test("a password in clear is refused, and taken after StartTLS", async () => {
  const { name, password } = server.credentials;
  const client = new Client({ url: server.plainUrl });
  expect(await refusal(client.bind(name, password))).toBe("8 00002028");
  await client.startTLS({ ca: [server.ca] });
  await client.bind(name, password);
  await client.unbind();
});

test("a client that does not know the authority does not connect", async () => {
  const client = new Client({ url: server.url });
  await expect(client.bind(server.credentials.name, "x")).rejects.toThrow(/certificate/);
});
