import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { base, people, type Served, serve, staff } from "./fixture.ts";

const programs = { search: "ldapsearch", modify: "ldapmodify" };
const present = spawnSync(programs.search, ["-VV"]).error === undefined;
const run = promisify(execFile);

// ldapsearch and ldapmodify are part of ldap-utils; where they are missing, ldapts alone speaks for the clients.
describe.skipIf(!present)("the clients of OpenLDAP", () => {
  let served: Served;
  let folder: string;
  let signedIn: string[];
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    served = await serve({ entries: people(25) });
    folder = await mkdtemp(join(tmpdir(), "rollcall-ldap-"));
    const { credentials, ca } = served.server;
    await writeFile(join(folder, "ca.pem"), ca);
    env = { ...process.env, LDAPTLS_CACERT: join(folder, "ca.pem") };
    signedIn = ["-x", "-D", credentials.name, "-w", credentials.password];
  });
  afterAll(async () => {
    await served[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  const search = async (url: string, ...more: string[]) => {
    const { stdout } = await run(
      programs.search,
      ["-LLL", "-o", "ldif-wrap=no", "-H", url, ...signedIn, "-b", staff, ...more],
      { env },
    );
    return stdout;
  };

  test("read in pages over LDAPS", async () => {
    const found = await search(
      served.server.url,
      "-E",
      "pr=10/noprompt",
      "(objectClass=user)",
      "cn",
    );
    expect(found.match(/^dn: /gm)).toHaveLength(25);
  });

  test("read after StartTLS", async () => {
    const found = await search(served.server.plainUrl, "-ZZ", "(cn=p7)", "cn");
    expect(found).toContain(`dn: CN=p7,${staff}\ncn: p7\n`);
  });

  test("are told of a size limit", async () => {
    const limited = search(served.server.url, "-z", "3", "(objectClass=user)", "cn");
    await expect(limited).rejects.toMatchObject({ code: 4 });
  });

  test("write, and reach an entry through a name with every awkward character", async () => {
    const dn = `CN=\\#O'Brien\\, "Z" \\+ \\3cx\\3e,${staff}`.replaceAll('"', '\\"');
    const ldif = [
      `dn: ${dn}`,
      "changetype: add",
      "objectClass: user",
      "",
      `dn: ${dn}`,
      "changetype: modify",
      "replace: title",
      "title: Nurse",
      "-",
      "",
      `dn: ${dn}`,
      "changetype: modrdn",
      "newrdn: CN=Zoë",
      "deleteoldrdn: 1",
      `newsuperior: CN=Users,${base}`,
      "",
    ].join("\n");
    await writeFile(join(folder, "changes.ldif"), ldif);
    const file = join(folder, "changes.ldif");
    await run(programs.modify, ["-H", served.server.url, ...signedIn, "-f", file], { env });
    expect(served.server.directory.entry(`CN=Zoë,CN=Users,${base}`)?.attributes.title).toEqual([
      "Nurse",
    ]);
  });
});
