import type { AccountRef } from "@rollcall/core";
import type { Subject } from "@rollcall/testkit";
import type { RealServer } from "@rollcall/testkit/servers";
import { type ActiveDirectoryOptions, activeDirectory } from "../../src/index.ts";
import { searchOnce } from "../../src/search-once.ts";
import type { Wire } from "../../src/wire.ts";
import { addEntry } from "./add-entry.ts";
import { loginOf } from "./directory-subject.ts";
import { nobody } from "./operations.ts";

let made = 0;
const people = ["ada", "ben", "zoë"];

/** Makes a part of the tree of its own with three accounts and a group, and the connector that sees no other. */
export async function openLdapSubject(server: RealServer, wire: Wire): Promise<Subject> {
  made += 1;
  const mark = `c${made}`;
  const base = `ou=Contract ${made},${server.baseDN}`;
  await addEntry(wire, base, { objectClass: "organizationalUnit" });
  await addEntry(wire, `ou=Wards,${base}`, { objectClass: "organizationalUnit" });
  const names = people.map((name) => `uid=${mark}.${name},${base}`);
  for (const [at, dn] of names.entries()) {
    const mail = `${mark}.seed${at}@trust.nhs.example`;
    await addEntry(wire, dn, { objectClass: "inetOrgPerson", cn: "A Person", sn: "Person", mail });
  }
  const [member = ""] = names;
  const group = `cn=${mark} ward,${base}`;
  await addEntry(wire, group, { objectClass: "groupOfNames", member });
  const refs = await Promise.all(names.map((dn) => keyOf(wire, dn)));
  const options: ActiveDirectoryOptions = {
    url: server.url,
    baseDN: server.baseDN,
    credentials: loginOf(server),
    tls: { ca: server.ca },
    accounts: { bases: [base] },
    pageSize: 2,
  };
  return {
    connector: activeDirectory(options),
    refs,
    absent: nobody,
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
