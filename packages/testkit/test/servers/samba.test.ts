import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Samba, serverAvailability, startSamba } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { simpleBind } from "./simple-bind.ts";

const { samba } = await serverAvailability();

const container = "OU=Staff,DC=trust,DC=nhs,DC=example";
const addition = {
  kind: "ldif",
  text: `dn: ${container}\nobjectClass: organizationalUnit\n`,
} as const;

describe.skipIf(!samba.available)("Samba for tests", () => {
  test("two domain controllers run side by side, and each vouches for its own address", async () => {
    await using one = await startSamba();
    await using other = await startSamba();
    expect(one.url).not.toBe(other.url);
    expect(await simpleBind(one, one.administrator)).toBe(0);
    expect(await simpleBind(other, other.administrator)).toBe(0);
    await expect(simpleBind({ ...one, ca: other.ca }, one.administrator)).rejects.toThrow();
  });

  test("a wrong password is refused", async () => {
    await using server = await startSamba();
    expect(await simpleBind(server, { ...server.administrator, password: "Wrong-0ne" })).toBe(49);
  });

  test("what was written outlives a kill", async () => {
    await using server = await startSamba();
    await server.administer([addition]);
    await server.kill();
    await expect(simpleBind(server, server.administrator)).rejects.toThrow();
    await server.restart();
    expect(await simpleBind(server, server.administrator)).toBe(0);
    await expect(server.administer([addition])).rejects.toThrow("already exists");
  });

  test("a domain that was changed leaves the next one as it was", async () => {
    await using one = await startSamba({ prepare: [addition] });
    await using other = await startSamba();
    await expect(one.administer([addition])).rejects.toThrow("already exists");
    await other.administer([addition]);
  });

  test("rights can be given and taken by name", async () => {
    await using server = await startSamba({ prepare: [addition] });
    await server.administer([
      {
        kind: "allow",
        object: container,
        trustee: `CN=Guest,CN=Users,${server.baseDN}`,
        rights: [
          { access: "CCDC", what: "user", reach: "all" },
          { access: "CR", what: "User-Force-Change-Password", on: "user", reach: "below" },
        ],
      },
    ]);
    const unknown = { access: "WP", what: "noSuchAttribute", reach: "all" } as const;
    const trustee = `CN=Guest,CN=Users,${server.baseDN}`;
    await expect(
      server.administer([{ kind: "deny", object: container, trustee, rights: [unknown] }]),
    ).rejects.toThrow("noSuchAttribute");
  });

  test("stopping leaves no file behind", async () => {
    const server: Samba = await startSamba();
    expect(existsSync(server.folder)).toBe(true);
    await server.stop();
    expect(existsSync(server.folder)).toBe(false);
  });

  test("it does not outlive the process that started it", async () => {
    const script = join(import.meta.dirname, "start-and-wait.ts");
    const child = spawn(process.execPath, ["--conditions=@rollcall/source", script, "samba"]);
    const [printed] = (await once(child.stdout, "data")) as [Buffer];
    const server = JSON.parse(printed.toString()) as Samba;
    expect(await simpleBind(server, server.administrator)).toBe(0);
    child.kill("SIGKILL");
    await expect
      .poll(() => simpleBind(server, server.administrator).catch(() => "gone"), { timeout: 20_000 })
      .toBe("gone");
  });
});
