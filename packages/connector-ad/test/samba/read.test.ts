import { type AccountRef, isAbsent, type Page, type TargetSession } from "@rollcall/core";
import {
  type Administration,
  serverAvailability,
  serviceAccount,
  startSamba,
} from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import {
  type ActiveDirectoryOptions,
  activeDirectory,
  groupsByName,
  nestedGroups,
} from "../../src/index.ts";
import { loginOf, refOf } from "../stage/directory-subject.ts";
import { serverAround } from "../stage/server-around.ts";
import { places, trustTree } from "../stage/trust-tree.ts";

const { samba } = await serverAvailability();
const { base, staff, wards, elsewhere, groups } = places;
const service = serviceAccount({ accounts: [staff], groups: [groups], replication: false });
const hidden = `OU=Hidden,${staff}`;
const ldif = (dn: string, lines: readonly string[]): Administration => ({
  kind: "ldif",
  text: `dn: ${dn}\n${lines.join("\n")}\n`,
});
const user = (name: string, place: string, more: readonly string[] = []): Administration =>
  ldif(`CN=${name},${place}`, ["objectClass: user", `sAMAccountName: ${name}`, ...more]);

const prepare: readonly Administration[] = [
  ...trustTree,
  ldif(hidden, ["objectClass: organizationalUnit"]),
  user("ada", staff, [
    "accountExpires: 0",
    `description:: ${Buffer.from(" two  spaces ").toString("base64")}`,
  ]),
  user("ben", wards, [`manager: CN=ada,${staff}`, "accountExpires: 134094312000000000"]),
  user("cyd", hidden),
  user("plain", elsewhere, [
    "userPrincipalName: plain@trust.nhs.example",
    "userAccountControl: 66048",
    `unicodePwd:: ${Buffer.from(`"${service.login.password}"`, "utf16le").toString("base64")}`,
  ]),
  ldif(`CN=inner,${groups}`, [
    "objectClass: group",
    "sAMAccountName: inner",
    `member: CN=ada,${staff}`,
  ]),
  ldif(`CN=outer,${groups}`, [
    "objectClass: group",
    "sAMAccountName: outer",
    `member: CN=inner,${groups}`,
  ]),
  ...service.steps,
  {
    kind: "deny",
    object: hidden,
    trustee: service.dn,
    rights: [{ access: "LCRP", reach: "all" }],
  },
];

describe.skipIf(!samba.available)("reading from Samba", () => {
  const stage = serverAround(() => startSamba({ prepare }));
  const open = async (more: Partial<ActiveDirectoryOptions> = {}): Promise<TargetSession> =>
    await activeDirectory(optionsOf(more)).open();
  const optionsOf = (more: Partial<ActiveDirectoryOptions> = {}): ActiveDirectoryOptions => ({
    url: stage.server.url,
    baseDN: base,
    credentials: loginOf(stage.server),
    tls: { ca: stage.server.ca },
    accounts: { bases: [staff] },
    ...more,
  });
  const asService = (): Partial<ActiveDirectoryOptions> => ({
    credentials: loginOf({ administrator: service.login }),
  });

  const pagesOf = async (session: TargetSession): Promise<readonly Page<unknown>[]> =>
    await Array.fromAsync(session.read.scan());

  test("values come as they stand, and times as instants or as none", async () => {
    await using session = await open();
    const ada = await session.read.get(await refOf(stage.wire, `CN=ada,${staff}`));
    if (isAbsent(ada)) throw new Error("not there");
    expect(ada.attributes.description).toBe(" two  spaces ");
    expect(ada.attributes).not.toHaveProperty("accountExpires");
    const ben = await session.read.get(await refOf(stage.wire, `CN=ben,${wards}`));
    if (isAbsent(ben)) throw new Error("not there");
    expect(ben.attributes.accountExpires).toBe("2025-12-05T18:00:00Z");
    expect(ben.attributes.manager).toBe(ada.ref.stable);
    expect(ben.attributes.container).toBe(wards);
  });

  test("memberships are those of the groups and the one by number; nested ones are asked for", async () => {
    const connector = activeDirectory(optionsOf());
    await using session = await connector.open();
    const ref = await refOf(stage.wire, `CN=ada,${staff}`);
    const ada = await session.read.get(ref);
    const named = await groupsByName(connector, ["INNER", "outer", "Domain Users"]);
    const [inner, outer, users] = [...named.values()];
    const held = isAbsent(ada) ? [] : ada.entitlements;
    // Everybody is in the group that is held by number, and nobody takes anybody out of it.
    expect(held).toHaveLength(2);
    expect(held).toEqual(expect.arrayContaining([inner, { ...users, fixed: true }]));
    const nested = await nestedGroups(connector, ref);
    expect(nested).toEqual(expect.arrayContaining([inner, outer, users]));
  });

  test("a group that nobody knows by that name is told by its place in the list", async () => {
    await expect(
      groupsByName(activeDirectory(optionsOf()), ["inner", "nobody"]),
    ).rejects.toMatchObject({ code: "reference-missing", where: { field: "names[1]" } });
  });

  test("groups and containers are read when they are asked for", async () => {
    await using session = await open({ kinds: ["group", "container"], accounts: {} });
    const found = new Map<string, string>();
    for await (const { items } of session.read.scan()) {
      for (const { ref } of items) found.set(ref.lookup ?? "", ref.kind);
    }
    expect(found.get(`CN=inner,${groups}`)).toBe("group");
    expect(found.get(wards)).toBe("container");
    expect([...found.values()]).not.toContain("account");
  });

  test("the accounts that report to one are found by its key", async () => {
    await using session = await open();
    const ada = await refOf(stage.wire, `CN=ada,${staff}`);
    const where = { attribute: "manager", anyOf: [ada.stable] };
    const found = (await Array.fromAsync(session.read.scan({ where }))).flatMap(
      ({ items }) => items,
    );
    expect(found.map(({ ref }) => ref.lookup)).toEqual([`CN=ben,${wards}`]);
  });

  test("a deleted account is a tombstone, and one outside the bases is not said to be gone", async () => {
    await using session = await open();
    const values = { objectClass: "user", sAMAccountName: "gone" };
    const attributes = Object.entries(values).map(([type, value]) => ({ type, values: [value] }));
    await stage.wire.add(`CN=gone,${staff}`, attributes);
    const gone = await refOf(stage.wire, `CN=gone,${staff}`);
    await stage.wire.remove(`CN=gone,${staff}`);
    const stranger = await refOf(stage.wire, `CN=Stranger,${elsewhere}`);
    expect(await session.read.get(gone)).toEqual({ absent: "tombstone", ref: gone });
    expect(await session.read.get(stranger)).toEqual({ absent: "no-permission", ref: stranger });
  });

  test("what the service account may not see is not said to be gone", async () => {
    await using session = await open(asService());
    const ref: AccountRef = {
      ...(await refOf(stage.wire, `CN=cyd,${hidden}`)),
      lookup: `CN=cyd,${hidden}`,
    };
    expect(await session.read.get(ref)).toEqual({ absent: "no-permission", ref });
  });

  test("rights that were lost in a part of the tree make a read partial when a canary stands there", async () => {
    await using seeing = await open({ canaries: [`CN=cyd,${hidden}`] });
    expect((await pagesOf(seeing)).at(-1)?.completeness).toEqual({ state: "complete" });
    await using blind = await open({ ...asService(), canaries: [wards, `CN=cyd,${hidden}`] });
    expect((await pagesOf(blind)).at(-1)?.completeness).toEqual({
      state: "partial",
      reasons: ["canaries[1] was not seen"],
    });
  });

  test("one base that is not there makes a read partial, and the others are read", async () => {
    const bases = [wards, `OU=Nowhere,${base}`];
    await using session = await open({ accounts: { bases } });
    const pages = await pagesOf(session);
    expect(pages.flatMap(({ items }) => items)).toHaveLength(1);
    expect(pages.at(-1)?.completeness?.state).toBe("partial");
    const { ok, findings } = await session.check();
    expect(ok).toBe(false);
    expect(findings[0]).toMatch(/^OU=Nowhere.* was not found/);
  });

  test("no base that is there is an error", async () => {
    await using session = await open({ accounts: { bases: [`OU=Nowhere,${base}`] } });
    await expect(pagesOf(session)).rejects.toMatchObject({ code: "not-found" });
  });

  test("a read of the whole domain is complete, though the server refers to its other partitions", async () => {
    await using session = await open({ accounts: {} });
    expect((await pagesOf(session)).at(-1)?.completeness).toEqual({ state: "complete" });
  });

  test("an attribute of the options that the schema does not know is refused by its name", async () => {
    const attributes = { noSuchAttribute: { type: "string", syntax: "text" } } as const;
    await expect(open({ attributes })).rejects.toMatchObject({
      code: "invalid-options",
      where: { field: "attributes.noSuchAttribute", rule: "known" },
    });
  });

  test("how changes are read follows from what the account may do, and is said", async () => {
    await using all = await open();
    expect((await all.check()).findings).toContain("changes are read by DirSync");
    await using some = await open(asService());
    expect((await some.check()).findings).toContain(
      "changes are read by DirSync, as far as the connector's account may read",
    );
    const nobody = { name: "plain@trust.nhs.example", password: service.login.password };
    await using none = await open({ credentials: loginOf({ administrator: nobody }) });
    expect((await none.check()).findings.join()).toMatch(/changes cannot be read.*deleted objects/);
    expect(none.changes).toBeUndefined();
  });
});
