import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { type RealServer, serverAvailability, startOpenLdap } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { simpleBind } from "./simple-bind.ts";

const { openLdap } = await serverAvailability();

const ldif = [
  "dn: cn=service,dc=trust,dc=nhs,dc=example",
  "objectClass: person",
  "cn: service",
  "sn: Service",
  "userPassword: Serv1ce-Passw0rd!",
  "",
].join("\n");
const service = { name: "cn=service,dc=trust,dc=nhs,dc=example", password: "Serv1ce-Passw0rd!" };

describe.skipIf(!openLdap.available)("OpenLDAP for tests", () => {
  test("it starts with people and with entries of one's own, and keeps them over a kill", async () => {
    await using server = await startOpenLdap({ people: 50, ldif });
    expect(await simpleBind(server, service)).toBe(0);
    await server.kill();
    await expect(simpleBind(server, service)).rejects.toThrow();
    await server.restart();
    expect(await simpleBind(server, service)).toBe(0);
    expect(await simpleBind(server, { ...service, password: "Wrong-0ne" })).toBe(49);
  });

  test("every overlay can be had", async () => {
    const overlays = ["memberof", "refint", "syncprov", "ppolicy"] as const;
    await using server = await startOpenLdap({ overlays, sizeLimit: 10 });
    expect(await simpleBind(server, server.administrator)).toBe(0);
  });

  test("a server that does not start says why, and frees its address", async () => {
    await expect(startOpenLdap({ settings: ["no-such-directive"] })).rejects.toThrow(
      "no-such-directive",
    );
    await using server = await startOpenLdap();
    expect(await simpleBind(server, server.administrator)).toBe(0);
  });

  test("it does not outlive the process that started it", async () => {
    const script = join(import.meta.dirname, "start-and-wait.ts");
    const child = spawn(process.execPath, ["--conditions=@rollcall/source", script, "openLdap"]);
    const [printed] = (await once(child.stdout, "data")) as [Buffer];
    const server = JSON.parse(printed.toString()) as RealServer;
    expect(await simpleBind(server, server.administrator)).toBe(0);
    child.kill("SIGKILL");
    await expect
      .poll(() => simpleBind(server, server.administrator).catch(() => "gone"), { timeout: 20_000 })
      .toBe("gone");
  });
});
