import { type AccountRef, secret } from "@rollcall/core";
import type { Subject } from "@rollcall/testkit";
import type { RealServer } from "@rollcall/testkit/servers";
import { type ActiveDirectoryOptions, activeDirectory } from "../../src/index.ts";
import { searchOnce } from "../../src/search-once.ts";
import type { Wire } from "../../src/wire.ts";

let made = 0;
const people = ["ada", "ben", "zoë"];

/** Makes a part of the tree of its own with three accounts and a group, and the connector that sees no other. */
export async function openLdapSubject(server: RealServer, wire: Wire): Promise<Subject> {
  made += 1;
  const mark = `c${made}`;
  const base = `ou=Contract ${made},${server.baseDN}`;
  await add(wire, base, { objectClass: "organizationalUnit" });
  await add(wire, `ou=Wards,${base}`, { objectClass: "organizationalUnit" });
  const names = people.map((name) => `uid=${mark}.${name},${base}`);
  for (const [at, dn] of names.entries()) {
    const mail = `${mark}.seed${at}@trust.nhs.example`;
    await add(wire, dn, { objectClass: "inetOrgPerson", cn: "A Person", sn: "Person", mail });
  }
  const [member = ""] = names;
  const group = `cn=${mark} ward,${base}`;
  await add(wire, group, { objectClass: "groupOfNames", member });
  const refs = await Promise.all(names.map((dn) => keyOf(wire, dn)));
  const options: ActiveDirectoryOptions = {
    url: server.url,
    baseDN: server.baseDN,
    credentials: {
      name: server.administrator.name,
      password: secret(Buffer.from(server.administrator.password)),
    },
    tls: { ca: server.ca },
    accounts: { bases: [base] },
    pageSize: 2,
  };
  return {
    connector: activeDirectory(options),
    refs,
    absent: { kind: "account", stable: "01234567-89ab-4cde-8f01-23456789abcd" },
    unreachable: activeDirectory({ ...options, url: "ldaps://127.0.0.1:1", connectTimeout: 2000 }),
    writing: {
      account: (number) => ({
        attributes: {
          container: base,
          uid: `${mark}.new${number}`,
          cn: `New Person ${number}`,
          sn: "Person",
          mail: `${mark}.new${number}@trust.nhs.example`,
        },
      }),
      single: { attribute: "title", values: ["Staff Nurse", "Ward Sister"] },
      rename: { attribute: "uid", value: `${mark}, "renamed" + awkward` },
      move: { attribute: "container", value: `ou=Wards,${base}` },
      entitlement: { kind: "group", id: (await keyOf(wire, group)).stable },
    },
    release: () => removeBelow(wire, base),
  };
}

async function add(wire: Wire, dn: string, attributes: Record<string, string>): Promise<void> {
  const written = Object.entries(attributes).map(([type, value]) => ({ type, values: [value] }));
  const { code, diagnostic } = await wire.add(dn, written);
  if (code !== 0) throw new Error(`an entry of the test was refused: ${code} ${diagnostic}`);
}

async function keyOf(wire: Wire, base: string): Promise<AccountRef> {
  const filter = { present: "objectClass" } as const;
  const search = { base, scope: "base", filter, attributes: ["entryUUID"] } as const;
  const [entry] = (await searchOnce(wire, search)).entries;
  const [value] = entry?.attributes.get("entryuuid") ?? [];
  if (!value) throw new Error("an entry of the test is not there");
  return { kind: "account", stable: Buffer.from(value).toString() };
}

async function removeBelow(wire: Wire, base: string): Promise<void> {
  const filter = { present: "objectClass" } as const;
  const search = { base, scope: "subtree", filter, attributes: ["1.1"] } as const;
  const names = (await searchOnce(wire, search)).entries.map(({ dn }) => dn);
  // What stands below comes first.
  for (const dn of names.sort((left, right) => right.length - left.length)) await wire.remove(dn);
}
