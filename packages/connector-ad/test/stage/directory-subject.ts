import { type AccountRef, type EntitlementRef, secret } from "@rollcall/core";
import type { Subject } from "@rollcall/testkit";
import type { Login } from "@rollcall/testkit/servers";
import { guidText } from "../../src/guid.ts";
import { type ActiveDirectoryOptions, activeDirectory } from "../../src/index.ts";
import { searchOnce } from "../../src/search-once.ts";
import type { Wire } from "../../src/wire.ts";
import { addEntry } from "./add-entry.ts";
import { nobody } from "./operations.ts";

/** A domain controller that was started for the tests. */
export interface Controller {
  readonly url: string;
  readonly ca: string;
  readonly baseDN: string;
  readonly administrator: Login;
  /** As whom Rollcall works there; the administrator when missing. */
  readonly service?: Login | undefined;
  /** Where the parts of the tree are made that tests work in; at its top when missing. */
  readonly place?: string | undefined;
  /** What its clock shows, in milliseconds since 1970; the computer's when missing. */
  readonly clock?: { readonly now: () => number; readonly pass: (milliseconds: number) => void };
}

let made = 0;
const names = ["Ada Okafor", "Hughes, Ben", "Zoë O'Neill"];

/** Makes a part of the tree of its own with three accounts and a group, and the connector that sees no other. */
export async function directorySubject(server: Controller, wire: Wire): Promise<Subject> {
  made += 1;
  const mark = `c${made}`;
  const base = `OU=Contract ${made},${server.place ?? server.baseDN}`;
  await seed(wire, base, mark);
  const dn = (name: string): string => `CN=${name.replace(",", "\\,")},${base}`;
  const refs = await Promise.all(names.map((name) => refOf(wire, dn(name))));
  const [first, second] = refs as [AccountRef, AccountRef, AccountRef];
  const group = (await refOf(wire, `CN=Ward ${made},${base}`)).stable;
  let later = 0;
  const options: ActiveDirectoryOptions = {
    url: server.url,
    baseDN: server.baseDN,
    credentials: loginOf({ administrator: server.service ?? server.administrator }),
    tls: { ca: server.ca },
    accounts: { bases: [base] },
    pageSize: 2,
    now: () => new Date((server.clock?.now() ?? Date.now()) + later),
  };
  return {
    connector: activeDirectory(options),
    refs,
    absent: nobody,
    unreachable: activeDirectory({ ...options, url: "ldaps://127.0.0.1:1", connectTimeout: 2000 }),
    outside: {
      async change() {
        const values = [`Changed ${made}`];
        await wire.modify(`<GUID=${first.stable}>`, [{ change: "replace", type: "title", values }]);
        return first;
      },
      async remove() {
        await wire.remove(`<GUID=${second.stable}>`);
        return second;
      },
      ...(server.clock && { passTime: server.clock.pass, now: nowOf(server.clock.now) }),
      expire() {
        later += 200 * 86_400_000;
      },
    },
    writing: sample({ base, mark, entitlement: { kind: "group", id: group } }),
    release: async () => {
      const oid = "1.2.840.113556.1.4.805";
      await wire.remove(base, { controls: [{ oid, critical: true }] });
    },
  };
}

/** Writes an administrator's login as the connector takes it. */
export function loginOf({
  administrator,
}: Pick<Controller, "administrator">): ActiveDirectoryOptions["credentials"] {
  const password = secret(Buffer.from(administrator.password));
  return { name: administrator.name, password };
}

function nowOf(now: () => number): () => string {
  return () => new Date(now()).toISOString();
}

/** Reads the key of an entry. */
export async function refOf(wire: Wire, base: string): Promise<AccountRef> {
  const filter = { present: "objectClass" } as const;
  const search = { base, scope: "base", filter, attributes: ["objectGUID"] } as const;
  const [entry] = (await searchOnce(wire, search)).entries;
  const stable = guidText(entry?.attributes.get("objectguid")?.[0] ?? new Uint8Array(0));
  if (stable === undefined) throw new Error("an entry of the test is not there");
  return { kind: "account", stable };
}

async function seed(wire: Wire, base: string, mark: string): Promise<void> {
  await addEntry(wire, base, { objectClass: "organizationalUnit" });
  await addEntry(wire, `OU=Wards,${base}`, { objectClass: "organizationalUnit" });
  for (const [at, name] of names.entries()) {
    await addEntry(wire, `CN=${name.replace(",", "\\,")},${base}`, {
      objectClass: "user",
      sAMAccountName: `${mark}.seed${at}`,
      userPrincipalName: `${mark}.seed${at}@trust.nhs.example`,
      mail: `${mark}.seed${at}@trust.nhs.example`,
      givenName: name.split(" ")[0] ?? "",
      telephoneNumber: "01632 960123",
    });
  }
  const ward = `CN=Ward ${made},${base}`;
  await addEntry(wire, ward, { objectClass: "group", sAMAccountName: `${mark}.ward` });
}

interface SampleOptions {
  readonly base: string;
  readonly mark: string;
  readonly entitlement: EntitlementRef;
}

function sample({ base, mark, entitlement }: SampleOptions): Subject["writing"] {
  return {
    account: (number) => ({
      attributes: {
        container: base,
        cn: `New Person ${number}`,
        sAMAccountName: `${mark}.new${number}`,
        userPrincipalName: `${mark}.new${number}@trust.nhs.example`,
        mail: `${mark}.new${number}@trust.nhs.example`,
        givenName: "New",
      },
    }),
    single: { attribute: "title", values: ["Staff Nurse", "Ward Sister"] },
    set: {
      attribute: "proxyAddresses",
      values: [`smtp:${mark}.a@x.example`, `smtp:${mark}.b@x.example`, `smtp:${mark}.c@x.example`],
    },
    rename: { attribute: "cn", value: 'Renamed, "Awkward" + Person' },
    move: { attribute: "container", value: `OU=Wards,${base}` },
    entitlement,
    passwords: { good: "Good-Passw0rd-1!", bad: "Zq9#" },
  };
}
