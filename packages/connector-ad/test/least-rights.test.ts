import {
  managedAttributes,
  serverAvailability,
  serviceAccount,
  startSamba,
} from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import type { Entry, Wire, WireAttribute, WireControl, WireSearch } from "../src/wire.ts";
import { serverAround } from "./stage/server-around.ts";
import { places, trustTree } from "./stage/trust-tree.ts";
import { wireTo } from "./stage/wire-to.ts";

const { samba } = await serverAvailability();
const { base, staff, wards, groups, elsewhere } = places;
const service = serviceAccount({ accounts: [staff], groups: [groups] });
const showDeleted: WireControl = { oid: "1.2.840.113556.1.4.417", critical: true };
const [success, refused] = [0, 50];

type Values = Readonly<Record<string, WireAttribute["values"][number]>>;

function attributes(values: Values): WireAttribute[] {
  return Object.entries(values).map(([type, value]) => ({ type, values: [value] }));
}

function password(text: string): Uint8Array {
  return Buffer.from(`"${text}"`, "utf16le");
}

async function find(
  wire: Wire,
  search: Partial<WireSearch>,
  controls: readonly WireControl[] = [],
): Promise<Entry[]> {
  const everything = { base, scope: "subtree", filter: { present: "objectClass" } } as const;
  const found: Entry[] = [];
  const parts = wire.search({ ...everything, attributes: ["cn"], ...search }, { controls });
  for await (const { entries } of parts) found.push(...entries);
  return found;
}

/** Looks for what an account became when it was deleted, and asks for it back. */
async function restore(wire: Wire, dn: string): Promise<number> {
  const deleted = await find(wire, { base: `CN=Deleted Objects,${base}` }, [showDeleted]);
  const [name = ""] = dn.split(",");
  const found = deleted.find((entry) => entry.dn.startsWith(name));
  expect(found).toBeDefined();
  const { code } = await wire.modify(
    found?.dn ?? "",
    [
      { change: "delete", type: "isDeleted", values: [] },
      { change: "replace", type: "distinguishedName", values: [dn] },
    ],
    { controls: [showDeleted] },
  );
  return code;
}

describe.skipIf(!samba.available)("a service account with the least rights", () => {
  const prepare = [...trustTree, ...service.steps];
  const stage = serverAround(() => startSamba({ prepare }), service.login);

  async function add(dn: string, values: Values): Promise<number> {
    return (await stage.wire.add(dn, attributes(values))).code;
  }

  /** Makes an account and gives its DN. */
  async function account(name: string, container: string = staff): Promise<string> {
    const dn = `CN=${name},${container}`;
    const state = { unicodePwd: password("Rollcall-1234"), userAccountControl: "512" };
    expect(await add(dn, { objectClass: "user", sAMAccountName: name, ...state })).toBe(success);
    return dn;
  }

  async function replace(dn: string, values: Values): Promise<number> {
    const changes = attributes(values).map((each) => ({ ...each, change: "replace" as const }));
    return (await stage.wire.modify(dn, changes)).code;
  }

  async function join(group: string, member: string): Promise<number> {
    const change = { change: "add", type: "member", values: [member] } as const;
    return (await stage.wire.modify(group, [change])).code;
  }

  async function move(dn: string, newSuperior: string): Promise<number> {
    const [newRdn = ""] = dn.split(",");
    return (await stage.wire.rename(dn, { newRdn, newSuperior })).code;
  }

  test("creates accounts in its container and below, and nowhere else", async () => {
    await account("joiner");
    await account("joiner-below", wards);
    const values = { objectClass: "user", sAMAccountName: "astray" };
    expect(await add(`CN=astray,${elsewhere}`, values)).toBe(refused);
    expect(await add(`CN=astray,CN=Users,${base}`, values)).toBe(refused);
  });

  test("creates no groups, containers or computers", async () => {
    expect(await add(`CN=g,${groups}`, { objectClass: "group", sAMAccountName: "g" })).toBe(
      refused,
    );
    expect(await add(`OU=o,${staff}`, { objectClass: "organizationalUnit" })).toBe(refused);
    const computer = { objectClass: "computer", sAMAccountName: "c$" };
    expect(await add(`CN=c,${staff}`, computer)).toBe(refused);
  });

  test("writes every attribute that Rollcall manages, in one request", async () => {
    const dn = await account("mover");
    const chief = await account("chief");
    const names = { givenName: "Ann", sn: "Bell", displayName: "Bell, Ann", description: "Nurse" };
    const mail = { mail: "ann@trust.nhs.example", proxyAddresses: "SMTP:ann@trust.nhs.example" };
    const keys = { sAMAccountName: "abell", userPrincipalName: "abell@trust.nhs.example" };
    const post = { title: "Nurse", department: "Ward 1", company: "Trust", manager: chief };
    const numbers = { employeeID: "1", employeeNumber: "2", mobile: "01632 960002" };
    const place = { physicalDeliveryOfficeName: "North", telephoneNumber: "01632 960001" };
    const rest = { initials: "A", middleName: "C", division: "East", info: "x", employeeType: "P" };
    const address = { streetAddress: "1 High Street", l: "Leeds", postalCode: "ZZ99 3VZ" };
    const all = { ...names, ...mail, ...keys, ...post, ...numbers, ...place, ...rest, ...address };
    expect(Object.keys(all).toSorted()).toEqual(managedAttributes.toSorted());
    expect(await replace(dn, all)).toBe(success);
  });

  test("writes no attribute beyond these", async () => {
    const dn = await account("bounded");
    expect(await replace(dn, { adminCount: "1" })).toBe(refused);
    expect(await replace(dn, { servicePrincipalName: "http/x" })).toBe(refused);
    expect(await replace(dn, { scriptPath: "x.cmd" })).toBe(refused);
    const trustedForDelegation = "524800";
    expect(await replace(dn, { userAccountControl: trustedForDelegation })).toBe(refused);
  });

  test("disables, enables, expires, unlocks, and has a password changed and reset", async () => {
    const dn = await account("leaver");
    expect(await replace(dn, { userAccountControl: "514" })).toBe(success);
    expect(await replace(dn, { userAccountControl: "512" })).toBe(success);
    expect(await replace(dn, { accountExpires: "133800000000000000" })).toBe(success);
    expect(await replace(dn, { lockoutTime: "0", pwdLastSet: "0" })).toBe(success);
    expect(await replace(dn, { unicodePwd: password("Rollcall-5678") })).toBe(success);
  });

  test("renames and moves within its container, and neither out of it nor into it", async () => {
    const dn = await account("nomad");
    expect((await stage.wire.rename(dn, { newRdn: "CN=nomad-wed" })).code).toBe(success);
    expect(await move(`CN=nomad-wed,${staff}`, wards)).toBe(success);
    expect(await move(`CN=nomad-wed,${wards}`, elsewhere)).toBe(refused);
    expect(await move(`CN=Stranger,${elsewhere}`, staff)).toBe(refused);
  });

  test("keeps the members of its groups, and of no others", async () => {
    const dn = await account("member");
    expect(await join(`CN=Ward,${groups}`, dn)).toBe(success);
    expect(await join(`CN=Foreign,${elsewhere}`, dn)).toBe(refused);
    expect(await join(`CN=Domain Admins,CN=Users,${base}`, dn)).toBe(refused);
    expect((await stage.wire.rename(`CN=Ward,${groups}`, { newRdn: "CN=Ward 2" })).code).toBe(
      refused,
    );
  });

  test("leaves the accounts of others alone", async () => {
    const stranger = `CN=Stranger,${elsewhere}`;
    expect(await replace(stranger, { title: "Nurse" })).toBe(refused);
    expect(await replace(stranger, { unicodePwd: password("Rollcall-5678") })).toBe(refused);
    expect((await stage.wire.remove(stranger)).code).toBe(refused);
    const administrator = `CN=Administrator,CN=Users,${base}`;
    expect(await replace(administrator, { unicodePwd: password("Rollcall-5678") })).toBe(refused);
  });

  test("deletes an account and sees it among the deleted, and does not restore it", async () => {
    const dn = await account("mistaken");
    expect((await stage.wire.remove(dn)).code).toBe(success);
    expect(await restore(stage.wire, dn)).toBe(refused);
  });

  test("restores a deleted account when it was given that right too", async () => {
    const restorer = serviceAccount({ accounts: [staff], restore: true });
    await using other = await startSamba({ prepare: [...trustTree, ...restorer.steps] });
    await using otherWire = await wireTo(other, restorer.login);
    const dn = `CN=mistaken,${staff}`;
    const values = attributes({ objectClass: "user", sAMAccountName: "mistaken" });
    expect((await otherWire.add(dn, values)).code).toBe(success);
    expect((await otherWire.remove(dn)).code).toBe(success);
    expect(await restore(otherWire, dn)).toBe(success);
    expect(await find(otherWire, { base: dn, scope: "base" })).toHaveLength(1);
  });

  test("reads what changed by DirSync", async () => {
    // Flags 0, at most 1 MiB, no cookie.
    const value = Buffer.from("300a02010002031000000400", "hex");
    const dirSync = { oid: "1.2.840.113556.1.4.841", critical: true, value };
    const found = await find(stage.wire, { attributes: ["name"] }, [dirSync]);
    expect(found.length).toBeGreaterThan(100);
  });
});
