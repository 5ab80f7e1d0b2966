import type { Account, AccountRef, Operation, Receipt } from "@rollcall/core";
import { serverAvailability, startOpenLdap } from "@rollcall/testkit/servers";
import { beforeAll, describe, expect, test } from "vitest";
import type { DirectoryContext } from "../../src/context.ts";
import { credentialsPart } from "../../src/credentials.ts";
import type { Wire } from "../../src/wire.ts";
import { beginCall } from "../../src/write/call.ts";
import { find } from "../../src/write/find.ts";
import { writePart } from "../../src/write.ts";
import { contextOver } from "../stage/directory-context.ts";
import { lease } from "../stage/lease.ts";
import {
  createOf,
  deleteOf,
  membershipOf,
  nobody,
  restoreOf,
  setting,
  updateOf,
} from "../stage/operations.ts";
import { serverAround } from "../stage/server-around.ts";

const { openLdap } = await serverAvailability();
const base = "dc=trust,dc=nhs,dc=example";
const staff = `ou=Staff,${base}`;
const wards = `ou=Wards,${base}`;
const tree = `dn: ${wards}
objectClass: organizationalUnit
ou: Wards

dn: cn=ward,${base}
objectClass: groupOfNames
cn: ward
member: ${staff}

`;

describe.skipIf(!openLdap.available)("writing to OpenLDAP", () => {
  const overlays = ["memberof", "refint", "ppolicy"] as const;
  const stage = serverAround(() => startOpenLdap({ ldif: tree, overlays }));
  let context: DirectoryContext;
  let group: AccountRef;

  beforeAll(async () => {
    context = await contextOver(stage.wire, base);
    const filter = { equal: "cn", value: "ward" };
    const search = { base, scope: "subtree", filter, attributes: ["entryUUID"] } as const;
    for await (const { entries } of stage.wire.search(search)) {
      const [bytes] = entries[0]?.attributes.get("entryuuid") ?? [];
      if (bytes) group = { kind: "group", stable: Buffer.from(bytes).toString() };
    }
  });

  const run = (operation: Operation, over: Wire = stage.wire): Promise<Receipt> =>
    writePart({ ...context, wire: over }).execute(operation, lease);
  const read = async (ref: AccountRef): Promise<Account | undefined> =>
    (
      await find(
        beginCall(context),
        ref,
        Object.keys(context.dialect.kinds.account?.attributes ?? {}),
      )
    )?.account;
  let count = 0;
  const fresh = () => {
    count += 1;
    return { container: staff, uid: `person${count}`, cn: `Person ${count}`, sn: "Person" };
  };
  const make = async (enabled = true, more = {}): Promise<AccountRef> =>
    (await run(createOf({ ...fresh(), ...more }, { enabled }))).ref as AccountRef;
  const membersOf = async (): Promise<number> => {
    const search = { base: `cn=ward,${base}`, scope: "base", attributes: ["member"] } as const;
    for await (const { entries } of stage.wire.search({ ...search, filter: { present: "cn" } })) {
      if (entries[0]) return entries[0].attributes.get("member")?.length ?? 0;
    }
    return -1;
  };

  test("an account is made, found when it is sent again, and completed when it was left disabled", async () => {
    const attributes = { ...fresh(), manager: (await make()).stable, title: "Nurse" };
    const operation = createOf(attributes);
    const { ref } = await run(operation);
    expect(await read(ref as AccountRef)).toMatchObject({ enabled: false, attributes });
    expect(await run(operation)).toMatchObject({ status: "already", ref });
    await run(createOf(attributes, { enabled: true }));
    expect((await read(ref as AccountRef))?.enabled).toBe(true);
    const other = createOf({ ...attributes, title: "Clerk" });
    await expect(run(other)).rejects.toMatchObject({ code: "not-unique", where: { field: "uid" } });
  });

  test("attributes, state, name and place change in their order", async () => {
    const ref = await make(false, { title: "Nurse" });
    const manager = await make();
    const wanted = {
      uid: `new${count}`,
      container: wards,
      title: "Matron",
      manager: manager.stable,
    };
    const operation = updateOf(ref, { deltas: setting(wanted), enabled: true });
    const receipt = await run(operation);
    const now = await read(ref);
    expect(now).toMatchObject({ enabled: true, attributes: wanted, ref: receipt.ref });
    expect((await run(operation)).status).toBe("already");
    await run(updateOf(ref, { deltas: setting({ title: null, manager: null }), enabled: false }));
    expect((await read(ref))?.enabled).toBe(false);
    expect((await read(ref))?.attributes).not.toHaveProperty("manager");
  });

  test.each([" lead", "trail ", "#hash", 'a,b+c"d\\e<f>g;h=i', "Zoë", "end\\"])(
    "keeps the name %j as it is",
    async (uid) => {
      const ref = await make(true, { uid });
      await run(updateOf(ref, { deltas: setting({ container: wards }) }));
      // The server compares names with spaces at their ends taken off.
      expect(String((await read(ref))?.attributes.uid).trim()).toBe(uid.trim());
      await run(deleteOf(ref));
    },
  );

  test("what another hand did in between is not lost, whatever the request", async () => {
    for (const change of [{ title: "Doctor" }, { uid: "renamed" }] as const) {
      const ref = await make(true, { title: "Nurse" });
      let hurried = 0;
      const busy = async (): Promise<void> => {
        hurried += 1;
        const clerk = { change: "replace", type: "title", values: ["Clerk"] } as const;
        if (hurried === 1) await stage.wire.modify(ref.lookup ?? "", [clerk]);
      };
      const other: Wire = {
        ...stage.wire,
        modify: (...given) => busy().then(() => stage.wire.modify(...given)),
        rename: (...given) => busy().then(() => stage.wire.rename(...given)),
        remove: (...given) => busy().then(() => stage.wire.remove(...given)),
      };
      const expects = { exists: true, attributes: { title: "Nurse" } };
      const operation = updateOf(ref, { deltas: setting(change), expects });
      await expect(run(operation, other)).rejects.toMatchObject({
        code: "precondition-failed",
        effect: "none",
      });
      hurried = 0;
      const remove = deleteOf(ref, { expects: { exists: true, attributes: { title: "Nurse" } } });
      await expect(run(remove, other)).rejects.toMatchObject({ code: "precondition-failed" });
      expect((await read(ref))?.attributes.title).toBe("Clerk");
    }
  });

  test("memberships are given and taken by the group, and are already so when sent again", async () => {
    const [one, two] = [await make(), await make()];
    const grant = membershipOf(group.stable, { grant: [one, two] });
    expect((await run(grant)).status).toBe("done");
    expect((await run(grant)).status).toBe("already");
    const exchange = membershipOf(group.stable, { grant: [await make()], revoke: [one] });
    expect((await run(exchange)).status).toBe("done");
    expect((await run(exchange)).status).toBe("already");
    expect(await membersOf()).toBe(3);
    const missing = membershipOf(group.stable, { grant: [nobody] });
    await expect(run(missing)).rejects.toMatchObject({ code: "reference-missing" });
  });

  test("what is deleted is gone, and cannot be brought back", async () => {
    const ref = await make();
    expect((await run(deleteOf(ref))).status).toBe("done");
    expect((await run(deleteOf(ref))).status).toBe("already");
    await expect(run(restoreOf(ref))).rejects.toMatchObject({ code: "unsupported" });
  });

  test("a manager or a container that is not there is named", async () => {
    const ref = await make();
    const failing = async (attributes: Parameters<typeof setting>[0]) =>
      await run(updateOf(ref, { deltas: setting(attributes) }));
    await expect(failing({ manager: nobody.stable })).rejects.toMatchObject({
      code: "reference-missing",
      where: { field: "manager" },
    });
    await expect(failing({ container: `ou=No,${base}` })).rejects.toMatchObject({
      code: "reference-missing",
      where: { field: "container" },
    });
  });

  test("passwords are not offered", () => {
    expect(credentialsPart(context)).toBeUndefined();
  });
});
