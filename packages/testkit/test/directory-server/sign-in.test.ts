import { Client } from "ldapts";
import { describe, expect, test } from "vitest";
import type { DirectoryServer } from "../../src/directory-server.ts";
import { change, quoted, RawControl, refusal } from "./client.ts";
import { base, person, serve, staff } from "./fixture.ts";

const password = "Blue-Kettle-41";

async function signIn(server: DirectoryServer, name: string, secret = password): Promise<string> {
  const client = new Client({ url: server.url, tlsOptions: { ca: [server.ca] } });
  try {
    await client.bind(name, secret);
    return "done";
  } catch (error) {
    return /data (\w+),/.exec((error as Error).message)?.[1] ?? String(error);
  } finally {
    await client.unbind();
  }
}

const start = Date.parse("2026-03-01T08:00:00Z");
const day = 24 * 60 * 60 * 1000;

/** A server whose clock the test holds, with one person. */
async function withClock() {
  const clock = { now: start };
  const served = await serve({
    now: () => clock.now,
    entries: [person("ada", { userPrincipalName: "a.okafor@trust.nhs.uk" })],
  });
  return {
    clock,
    served,
    server: served.server,
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
  };
}

describe("a sign-in", () => {
  test.each([
    ["a distinguished name", `CN=ada,${staff}`],
    ["a user principal name", "A.Okafor@trust.nhs.uk"],
    ["a name and the domain", "ada@trust.nhs.example"],
    ["a domain, backslash and name", "TRUST\\ada"],
  ])("takes %s", async (_, name) => {
    await using held = await withClock();
    expect(await signIn(held.server, name)).toBe("done");
  });

  test("says why it fails, and only to whoever knows the password", async () => {
    await using held = await withClock();
    const { server, clock } = held;
    const { directory } = server;
    const ada = "TRUST\\ada";
    expect(await signIn(server, "TRUST\\nobody")).toBe("52e");
    expect(await signIn(server, ada, "wrong")).toBe("52e");
    expect(await signIn(server, ada, "")).toBe("52e");
    directory.change("ada", { pwdLastSet: "0" });
    expect(await signIn(server, ada)).toBe("773");
    directory.change("ada", { pwdLastSet: "-1" });
    clock.now += 43 * day;
    expect(await signIn(server, ada)).toBe("532");
    directory.change("ada", { pwdLastSet: "-1", accountExpires: "116444736000000000" });
    expect(await signIn(server, ada)).toBe("701");
    directory.change("ada", { userAccountControl: "514" });
    expect(await signIn(server, ada)).toBe("533");
    expect(await signIn(server, ada, "wrong")).toBe("52e");
    directory.lock("ada");
    expect(await signIn(server, ada)).toBe("775");
    directory.change("ada", { userAccountControl: "512", accountExpires: "0", lockoutTime: "0" });
    expect(await signIn(server, ada)).toBe("done");
  });

  test("locks the account after as many failures as the domain allows, for as long as it says", async () => {
    await using held = await withClock();
    const { server, clock } = held;
    server.directory.change(base, { lockoutThreshold: "2" });
    const ada = "TRUST\\ada";
    expect(await signIn(server, ada, "wrong")).toBe("52e");
    expect(await signIn(server, ada, "wrong")).toBe("52e");
    expect(await signIn(server, ada)).toBe("775");
    clock.now += 31 * 60 * 1000;
    expect(await signIn(server, ada)).toBe("done");
    expect(server.directory.entry("ada")?.attributes.lockoutTime).toEqual(["0"]);
  });

  test("is needed for all but what the server says of itself", async () => {
    await using held = await withClock();
    const { server } = held;
    const client = new Client({ url: server.url, tlsOptions: { ca: [server.ca] } });
    expect(await refusal(client.search(base))).toBe("1 000004DC");
    expect(await refusal(client.del(staff))).toBe("1 000004DC");
    await client.unbind();
  });

  test("is not needed twice: who am I says who signed in", async () => {
    await using held = await withClock();
    const { value } = await held.served.client.exop("1.3.6.1.4.1.4203.1.11.3");
    expect(value).toBe("u:TRUST\\Administrator");
  });
});

describe("a password", () => {
  const ada = `CN=ada,${staff}`;

  test.each([
    ["too short", "Ab1-", "19 0000052D"],
    ["of too few kinds", "bluekettle", "19 0000052D"],
    ["with the account's name in it", "Ada-Kettle-41", "19 0000052D"],
  ])("that is %s is refused", async (_, weak, refused) => {
    await using held = await withClock();
    const reset = held.served.client.modify(ada, change("replace", "unicodePwd", quoted(weak)));
    expect(await refusal(reset)).toBe(refused);
  });

  test("is taken only in quotation marks and UTF-16", async () => {
    await using held = await withClock();
    const bare = Buffer.from("Blue-Kettle-42", "utf16le");
    const reset = held.served.client.modify(ada, change("replace", "unicodePwd", bare));
    expect(await refusal(reset)).toBe("53 00002035");
  });

  test("is reset by whoever may, and the time of it is kept", async () => {
    await using held = await withClock();
    const { served, server, clock } = held;
    clock.now += day;
    await served.client.modify(ada, change("replace", "unicodePwd", quoted("Red-Kettle-42")));
    expect(await signIn(server, "TRUST\\ada")).toBe("52e");
    expect(await signIn(server, "TRUST\\ada", "Red-Kettle-42")).toBe("done");
    const must = [
      change("replace", "unicodePwd", quoted("Red-Kettle-43")),
      change("replace", "pwdLastSet", "0"),
    ];
    await served.client.modify(ada, must);
    expect(await signIn(server, "TRUST\\ada", "Red-Kettle-43")).toBe("773");
  });

  test("is changed by its owner with the old one, when it is old enough and not one of the last", async () => {
    await using held = await withClock();
    const { served, clock } = held;
    const changed = (from: string, to: string) =>
      refusal(
        served.client.modify(ada, [
          change("delete", "unicodePwd", quoted(from)),
          change("add", "unicodePwd", quoted(to)),
        ]),
      );
    expect(await changed("wrong", "Red-Kettle-42")).toBe("19 00000056");
    expect(await changed(password, "Red-Kettle-42")).toBe("19 0000052D");
    clock.now += 2 * day;
    expect(await changed(password, password)).toBe("19 0000052D");
    expect(await changed(password, "Red-Kettle-42")).toBe("done");
  });

  test("may come back in a reset, unless policy hints say otherwise", async () => {
    await using held = await withClock();
    const reset = change("replace", "unicodePwd", quoted(password));
    const hints = new RawControl("1.2.840.113556.1.4.2239", Buffer.from("3003020101", "hex"));
    expect(await refusal(held.served.client.modify(ada, reset, [hints]))).toBe("19 0000052D");
    expect(await refusal(held.served.client.modify(ada, reset))).toBe("done");
  });
});
