import {
  type Account,
  type AccountRef,
  type Attributes,
  type ConnectorError,
  ConnectorError as Failed,
  type Operation,
  type Receipt,
  type WriteLease,
} from "@rollcall/core";
import { lendLease } from "@rollcall/testkit";
import { type Samba, serverAvailability, startSamba } from "@rollcall/testkit/servers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DirectoryContext } from "../../src/context.ts";
import { guidText } from "../../src/guid.ts";
import type { Wire } from "../../src/wire.ts";
import { beginCall } from "../../src/write/call.ts";
import { find } from "../../src/write/find.ts";
import { holdersAmong } from "../../src/write/holders.ts";
import { writePart } from "../../src/write.ts";
import { contextOver } from "../stage/directory-context.ts";
import {
  createOf,
  deleteOf,
  membershipOf,
  restoreOf,
  setting,
  updateOf,
} from "../stage/operations.ts";
import { places, trustTree } from "../stage/trust-tree.ts";
import { wireTo } from "../stage/wire-to.ts";

const { samba } = await serverAvailability();
const { base, staff, wards, groups, elsewhere } = places;
const lease: WriteLease = await lendLease(async (lent) => lent);
const nobody: AccountRef = { kind: "account", stable: "01234567-89ab-4cde-8f01-23456789abcd" };
const names = [
  ...["container", "cn", "sAMAccountName", "userPrincipalName", "displayName", "title", "mail"],
  ...["manager", "proxyAddresses", "accountExpires", "description", "userAccountControl"],
];

describe.skipIf(!samba.available)("writing to Samba", () => {
  let server: Samba;
  let wire: Wire;
  let context: DirectoryContext;

  beforeAll(async () => {
    server = await startSamba({ prepare: trustTree });
    wire = await wireTo(server, server.administrator);
    context = withAttribute(await contextOver(wire, base), "noSuchThing");
  });
  afterAll(async () => {
    await wire?.[Symbol.asyncDispose]();
    await server?.stop();
  });

  const run = (operation: Operation, over: Partial<DirectoryContext> = {}): Promise<Receipt> =>
    writePart({ ...context, ...over }).execute(operation, lease);
  const failing = async (operation: Operation): Promise<ConnectorError> => {
    const error = await run(operation).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!Failed.is(error)) throw new Error(`no ConnectorError: ${String(error)}`);
    expect(error.advice).toBeTruthy();
    return error;
  };
  const read = async (ref: AccountRef | undefined): Promise<Account | undefined> =>
    (await find(beginCall(context), ref ?? nobody, names))?.account;
  let count = 0;
  const fresh = () => {
    count += 1;
    return { container: staff, cn: `Person ${count}`, sAMAccountName: `person${count}` };
  };
  const make = async (more: Attributes = {}, enabled = false): Promise<AccountRef> => {
    const { ref } = await run(createOf({ ...fresh(), ...more }, { enabled }));
    if (!ref) throw new Error("no ref");
    return ref;
  };
  const group = async (more: Attributes = {}): Promise<AccountRef> => {
    const { cn, sAMAccountName } = fresh();
    const attributes = { container: groups, cn, sAMAccountName, ...more };
    const { ref } = await run(createOf(attributes, { account: "group" }));
    if (!ref) throw new Error("no ref");
    return ref;
  };
  const membersOf = async ({ stable }: AccountRef): Promise<number> => {
    const filter = { present: "objectClass" } as const;
    const search = { base: `<GUID=${stable}>`, scope: "base", filter } as const;
    for await (const { entries } of wire.search({ ...search, attributes: ["member"] })) {
      if (entries[0]) return entries[0].attributes.get("member")?.length ?? 0;
    }
    throw new Error("no group");
  };

  describe("a new account", () => {
    test("is made disabled, with all that it should have", async () => {
      const attributes = {
        ...fresh(),
        displayName: "Zoë Ødegård",
        title: "Nurse",
        manager: (await make()).stable,
        mail: "zoe@trust.nhs.example",
        accountExpires: "2027-01-31T00:00:00Z",
      };
      const proxyAddresses = ["SMTP:zoe@trust.nhs.example", "smtp:z@trust.nhs.example"];
      const receipt = await run(createOf({ ...attributes, proxyAddresses }));
      const made = await read(receipt.ref);
      expect(made?.attributes).toMatchObject(attributes);
      expect(made?.attributes.proxyAddresses).toHaveLength(2);
      expect(made?.enabled).toBe(false);
      expect(receipt).toMatchObject({ status: "done", version: made?.version, ref: made?.ref });
    });

    test("is made enabled with a password that nobody knows", async () => {
      const receipt = await run(createOf(fresh(), { enabled: true }));
      expect((await read(receipt.ref))?.enabled).toBe(true);
      expect(receipt.sideEffects).toHaveLength(1);
    });

    test("is made with its memberships", async () => {
      const held = await group();
      const entitlements = [{ kind: "group", id: held.stable }];
      await run(createOf(fresh(), { entitlements }));
      expect(await membersOf(held)).toBe(1);
    });

    test("is found and not made again when the operation is sent again", async () => {
      const operation = createOf({ ...fresh(), title: "Nurse" }, { enabled: true });
      const { ref } = await run(operation);
      expect(await run(operation)).toMatchObject({ status: "already", ref });
    });

    test("is completed when it was left half-way", async () => {
      const attributes = fresh();
      const { ref } = await run(createOf(attributes));
      const again = await run(createOf(attributes, { enabled: true }));
      expect(again).toMatchObject({ status: "done", ref: { stable: ref?.stable } });
      expect((await read(ref))?.enabled).toBe(true);
    });

    test.each(["sAMAccountName", "userPrincipalName", "mail", "cn"])(
      "is not taken for somebody else's of the same %s",
      async (field) => {
        const value = `Same ${field}`.slice(0, 20).replace(" ", ".");
        await make({ [field]: value, title: "Nurse" });
        const { code, effect, where } = await failing(
          createOf({ ...fresh(), [field]: value.toUpperCase(), title: "Doctor" }),
        );
        expect({ code, effect, field: where?.field }).toEqual({
          code: "not-unique",
          effect: "none",
          field,
        });
      },
    );

    test("in a container that is not there says which attribute is wrong", async () => {
      const error = await failing(createOf({ ...fresh(), container: `OU=Nowhere,${staff}` }));
      expect(error).toMatchObject({ code: "reference-missing", where: { field: "container" } });
    });

    test("with a manager who is not there says which attribute is wrong", async () => {
      const { code } = await failing(createOf({ ...fresh(), manager: nobody.stable }));
      expect(code).toBe("reference-missing");
      const error = await failing(createOf({ ...fresh(), manager: "no key" }));
      expect(error).toMatchObject({ code: "reference-missing", where: { field: "manager" } });
    });

    test.each([
      " lead",
      "trail ",
      "#hash",
      'a,b+c"d\\e<f>g;h=i',
      "Zoë Ødegård",
      "end\\",
      "a\0b",
      "line\nbreak",
      "李 小龙",
      ", ",
    ])("keeps the name %j as it is, in a rename too", async (cn) => {
      const attributes = { ...fresh(), cn };
      const { ref } = await run(createOf(attributes));
      expect((await read(ref))?.attributes.cn).toBe(cn);
      const away = updateOf(ref as AccountRef, { deltas: setting({ cn: `x${cn}` }) });
      expect((await read((await run(away)).ref))?.attributes.cn).toBe(`x${cn}`);
      const back = updateOf(ref as AccountRef, { deltas: setting({ cn, container: wards }) });
      const moved = await read((await run(back)).ref);
      expect(moved?.attributes).toMatchObject({ cn, container: wards });
      await run(deleteOf(ref as AccountRef));
    });

    test("may have a DN of 255 characters", async () => {
      const room = 255 - `CN=,OU=,${staff}`.length;
      const unit = "u".repeat(room - 64);
      await run(createOf({ container: staff, name: unit.slice(0, 64) }, { account: "container" }));
      let container = `OU=${unit.slice(0, 64)},${staff}`;
      while (container.length + 68 < 255) {
        const name = "n".repeat(Math.min(64, 255 - 68 - container.length));
        if (255 - 68 - container.length < 5) break;
        const part = name.slice(4);
        await run(createOf({ container, name: part }, { account: "container" }));
        container = `OU=${part},${container}`;
      }
      const cn = "c".repeat(255 - container.length - 4);
      const { ref } = await run(createOf({ ...fresh(), cn, container }));
      expect(ref?.lookup).toHaveLength(255);
      const update = updateOf(ref as AccountRef, { deltas: setting({ title: "Nurse" }) });
      expect((await run(update)).ref?.lookup).toHaveLength(255);
    });
  });

  describe("an update", () => {
    test("writes attributes and state in one modify, and says how the account now stands", async () => {
      const ref = await make({ title: "Nurse", displayName: "One" });
      const deltas = setting({ title: "Matron", displayName: null, description: "new" });
      const expects = { exists: true, enabled: false, attributes: { title: "Nurse" } };
      const receipt = await run(updateOf(ref, { deltas, enabled: true, expects }));
      const now = await read(ref);
      expect(receipt).toMatchObject({ status: "done", version: now?.version, ref: now?.ref });
      expect(now).toMatchObject({ enabled: true, attributes: { title: "Matron" } });
      expect(now?.attributes).not.toHaveProperty("displayName");
    });

    test("that is sent again is already done, though its expectation no longer holds", async () => {
      const ref = await make({ title: "Nurse" });
      const expects = { exists: true, attributes: { title: "Nurse" } };
      const operation = updateOf(ref, { deltas: setting({ title: "Matron" }), expects });
      await run(operation);
      expect((await run(operation)).status).toBe("already");
    });

    test("changes letter case, sets, references and expiry, and clears them", async () => {
      const [ref, one, two] = [
        await make({ displayName: "ann smith" }),
        await make(),
        await make(),
      ];
      const change = (attributes: Attributes) =>
        run(updateOf(ref, { deltas: setting(attributes) }));
      await change({
        displayName: "Ann Smith",
        manager: one.stable,
        accountExpires: "2027-03-01T00:00:00Z",
      });
      await change({ manager: two.stable, proxyAddresses: ["smtp:a", "smtp:b"] });
      await run(
        updateOf(ref, {
          deltas: [
            { attribute: "proxyAddresses", change: "remove", values: ["SMTP:A"] },
            { attribute: "proxyAddresses", change: "add", values: ["smtp:c"] },
          ],
        }),
      );
      const now = await read(ref);
      expect(now?.attributes).toMatchObject({
        displayName: "Ann Smith",
        manager: two.stable,
        accountExpires: "2027-03-01T00:00:00Z",
      });
      expect(new Set(now?.attributes.proxyAddresses as string[])).toEqual(
        new Set(["smtp:b", "smtp:c"]),
      );
      await change({ manager: null, accountExpires: null, proxyAddresses: null });
      const after = await read(ref);
      for (const name of ["manager", "accountExpires", "proxyAddresses"]) {
        expect(after?.attributes).not.toHaveProperty(name);
      }
    });

    test("renames and moves in one request and loses no other change", async () => {
      const ref = await make();
      const { sAMAccountName } = fresh();
      const operation = updateOf(ref, {
        deltas: setting({ cn: `Renamed ${sAMAccountName}`, container: wards, title: "Nurse" }),
        enabled: true,
      });
      const receipt = await run(operation);
      const now = await read(ref);
      expect(receipt.ref).toEqual(now?.ref);
      expect(now).toMatchObject({
        enabled: true,
        attributes: { container: wards, title: "Nurse" },
      });
      expect((await run(operation)).status).toBe("already");
    });

    test("moves an account under the name that it has, whatever its characters", async () => {
      const ref = await make({ cn: 'O\'Hara; "Ann" \\ Lee, RN+' });
      const move = updateOf(ref, { deltas: setting({ container: wards }) });
      const { attributes } = (await read((await run(move)).ref)) as Account;
      expect(attributes).toMatchObject({ cn: 'O\'Hara; "Ann" \\ Lee, RN+', container: wards });
    });

    test("reaches an account that was moved by somebody else, and says where it now is", async () => {
      const ref = await make();
      const [rdn] = ref.lookup?.split(",") ?? [];
      await wire.rename(ref.lookup ?? "", { newRdn: rdn ?? "", newSuperior: wards });
      const receipt = await run(updateOf(ref, { deltas: setting({ title: "Nurse" }) }));
      expect(receipt.ref?.lookup).toBe(`${rdn},${wards}`);
      const expects = { exists: true, attributes: { container: staff } };
      const move = updateOf(ref, { deltas: setting({ container: elsewhere }), expects });
      expect(await failing(move)).toMatchObject({ code: "precondition-failed", effect: "none" });
    });

    test("of an account that was deleted by somebody else is refused, and others go on", async () => {
      const [ref, other] = [await make(), await make()];
      await wire.remove(ref.lookup ?? "");
      const title = setting({ title: "Nurse" });
      expect(await failing(updateOf(ref, { deltas: title }))).toMatchObject({
        code: "precondition-failed",
        effect: "none",
      });
      expect((await run(updateOf(other, { deltas: title }))).status).toBe("done");
    });

    test("is refused when what it is about was changed since it was read", async () => {
      const ref = await make({ title: "Nurse" });
      for (const expects of [
        { exists: true, attributes: { title: "Matron" } },
        { exists: true, enabled: true },
        { exists: true, version: "1" },
      ]) {
        const operation = updateOf(ref, { deltas: setting({ title: "Doctor" }), expects });
        expect(await failing(operation)).toMatchObject({ code: "precondition-failed" });
      }
      expect((await read(ref))?.attributes.title).toBe("Nurse");
    });

    test("is refused by the server when another hand comes in between reading and writing", async () => {
      const ref = await make({ title: "Nurse" });
      const hurried: Wire = {
        ...wire,
        server: wire.server,
        [Symbol.asyncDispose]: async () => {},
        async modify(...given) {
          const replace = { change: "replace", type: "title", values: ["Clerk"] } as const;
          await wire.modify(ref.lookup ?? "", [replace]);
          return await wire.modify(...given);
        },
      };
      const expects = { exists: true, attributes: { title: "Nurse" } };
      const operation = updateOf(ref, { deltas: setting({ title: "Doctor" }), expects });
      const writing = writePart({ ...context, wire: hurried }).execute(operation, lease);
      await expect(writing).rejects.toMatchObject({ code: "precondition-failed", effect: "none" });
      expect((await read(ref))?.attributes.title).toBe("Clerk");
    });

    test.each([
      ["a name that is taken", { cn: "Taken" }, "not-unique", "cn"],
      ["a user name that is taken", { sAMAccountName: "taken" }, "not-unique", "sAMAccountName"],
      ["an address that is taken", { mail: "TAKEN@x.example" }, "not-unique", "mail"],
      ["a value over its length", { displayName: "x".repeat(257) }, "invalid-value", "displayName"],
      ["a name over its length", { cn: "x".repeat(65) }, "invalid-value", "cn"],
      ["an empty value", { title: "" }, "invalid-value", "title"],
      ["what the server writes", { adminCount: 0 }, "invalid-value", "adminCount"],
      ["an attribute nobody knows", { nonsense: "x" }, "unknown-attribute", "nonsense"],
      [
        "an attribute that the schema does not know",
        { noSuchThing: "x" },
        "unknown-attribute",
        undefined,
      ],
      [
        "a container that is not there",
        { container: `OU=No,${base}` },
        "reference-missing",
        "container",
      ],
      ["a manager who is not there", { manager: nobody.stable }, "reference-missing", undefined],
      ["no user name", { sAMAccountName: null }, "invalid-value", "sAMAccountName"],
    ] as const)(
      "with %s is a typed error that names the attribute",
      async (_, wanted, code, field) => {
        await make({ cn: "Taken", sAMAccountName: "taken", mail: "taken@x.example" }).catch(
          () => {},
        );
        const ref = await make();
        const before = await read(ref);
        const error = await failing(updateOf(ref, { deltas: setting(wanted) }));
        expect({ code: error.code, effect: error.effect }).toEqual({ code, effect: "none" });
        if (field !== undefined) expect(error.where?.field).toBe(field);
        for (const value of Object.values(wanted)) {
          if (String(value).length > 3) expect(JSON.stringify(error)).not.toContain(String(value));
        }
        expect(await read(ref)).toEqual(before);
      },
    );
  });

  describe("memberships", () => {
    test("are granted and revoked in one request, and are already so when sent again", async () => {
      const [held, one, two] = [await group(), await make(), await make()];
      await run(membershipOf(held.stable, { grant: [one] }));
      const exchange = membershipOf(held.stable, { grant: [two], revoke: [one] });
      expect((await run(exchange)).status).toBe("done");
      expect((await run(exchange)).status).toBe("already");
      expect(await membersOf(held)).toBe(1);
    });

    test("that are partly so already are completed", async () => {
      const [held, one, two] = [await group(), await make(), await make()];
      await run(membershipOf(held.stable, { grant: [one] }));
      expect((await run(membershipOf(held.stable, { grant: [one, two] }))).status).toBe("done");
      expect(await membersOf(held)).toBe(2);
    });

    test("of an account that is gone do not keep the others from theirs", async () => {
      const [held, one] = [await group(), await make()];
      const error = await failing(membershipOf(held.stable, { grant: [nobody, one] }));
      expect(error).toMatchObject({ code: "reference-missing", effect: "applied" });
      expect(await membersOf(held)).toBe(1);
      expect((await run(membershipOf(held.stable, { revoke: [nobody] }))).status).toBe("already");
    });

    test("of a group that is not there are refused", async () => {
      const error = await failing(membershipOf(nobody.stable, { grant: [await make()] }));
      expect(error).toMatchObject({ code: "reference-missing", effect: "none" });
    });

    test("of the primary group count as held", async () => {
      const call = beginCall(context);
      const ref = await make();
      for (const [name, held] of [
        ["Domain Users", [ref.stable]],
        ["Domain Guests", []],
      ] as const) {
        const users = await find(call, { kind: "group", stable: await guidOf(wire, name) }, []);
        if (!users) throw new Error("no group");
        expect([...(await holdersAmong(call, users, [ref.stable]))]).toEqual(held);
      }
    });

    test("travel with an account's own update", async () => {
      const [held, lost, ref] = [await group(), await group(), await make()];
      await run(membershipOf(lost.stable, { grant: [ref] }));
      const [one, other] = [held, lost].map(({ stable: id }) => ({ kind: "group", id }));
      if (!one || !other) throw new Error("unreachable");
      const operation = updateOf(ref, {
        deltas: setting({ title: "Nurse" }),
        grant: [one],
        revoke: [other],
        expects: { exists: true, holds: [other], lacks: [one] },
      });
      await run(operation);
      expect([await membersOf(held), await membersOf(lost)]).toEqual([1, 0]);
      expect((await run(operation)).status).toBe("already");
      const unexpected = updateOf(ref, {
        deltas: setting({ title: "Clerk" }),
        expects: { exists: true, holds: [other] },
      });
      expect(await failing(unexpected)).toMatchObject({ code: "precondition-failed" });
    });
  });

  describe("protected objects", () => {
    test.each(["Administrator", "krbtgt", "Guest"])(
      "%s is not written, whatever is asked",
      async (name) => {
        const ref = { kind: "account", stable: await guidOf(wire, name) };
        for (const operation of [
          updateOf(ref, { deltas: setting({ title: "x" }) }),
          updateOf(ref, { enabled: false }),
          deleteOf(ref),
        ]) {
          expect(await failing(operation)).toMatchObject({
            code: "permission-denied",
            effect: "none",
          });
        }
      },
    );

    test("groups of administrators get no members", async () => {
      const admins = await guidOf(wire, "Domain Admins");
      const error = await failing(membershipOf(admins, { grant: [await make()] }));
      expect(error).toMatchObject({ code: "permission-denied", effect: "none" });
    });

    test("a break-glass account is known by DN, GUID, SID and user name, and gets no membership", async () => {
      const ref = await make();
      const held = await group();
      const { attributes } = (await read(ref)) as Account;
      for (const listed of [
        ref.lookup?.toUpperCase(),
        ref.stable,
        String(attributes.sAMAccountName),
      ]) {
        const settings = { ...context.settings, breakGlass: [listed ?? ""] };
        for (const operation of [
          updateOf(ref, { deltas: setting({ title: "x" }) }),
          membershipOf(held.stable, { grant: [ref] }),
        ]) {
          await expect(run(operation, { settings })).rejects.toMatchObject({
            code: "permission-denied",
            where: { rule: "break-glass" },
          });
        }
      }
      expect(await membersOf(held)).toBe(0);
    });
  });

  describe("deletion", () => {
    test("is done once, and a restored account has its key and its name", async () => {
      const ref = await make({ title: "Nurse" });
      const operation = deleteOf(ref, { expects: { exists: true, enabled: false } });
      expect((await run(operation)).status).toBe("done");
      expect((await run(operation)).status).toBe("already");
      const back = await run(restoreOf(ref));
      expect(back).toMatchObject({
        status: "done",
        ref: { stable: ref.stable, lookup: ref.lookup },
      });
      expect(back.sideEffects).toHaveLength(1);
      expect((await run(restoreOf(ref))).status).toBe("already");
      expect(await failing(restoreOf(nobody))).toMatchObject({ code: "not-found" });
    });

    test("is refused when the account is not as expected", async () => {
      const ref = await make();
      const operation = deleteOf(ref, { expects: { exists: true, enabled: true } });
      expect(await failing(operation)).toMatchObject({ code: "precondition-failed" });
    });

    test("of a container that holds others is refused", async () => {
      const stable = await guidOf(wire, "Staff", "ou");
      const error = await failing(deleteOf({ kind: "container", stable }));
      expect(error).toMatchObject({ code: "precondition-failed", effect: "none" });
    });

    test("leads back nowhere when the container is gone or the name taken", async () => {
      const { ref: unit } = await run(
        createOf({ container: staff, name: "Brief" }, { account: "container" }),
      );
      const [ref, other] = [await make({ container: `OU=Brief,${staff}` }), await make()];
      await run(deleteOf(ref));
      await run(deleteOf(unit as AccountRef));
      expect(await failing(restoreOf(ref))).toMatchObject({ code: "reference-missing" });
      const cn = other.lookup?.split(",")[0]?.slice(3) ?? "";
      await run(deleteOf(other));
      await make({ cn });
      expect(await failing(restoreOf(other))).toMatchObject({ code: "not-unique" });
    });
  });

  test("accounts outside the managed parts of the tree are left alone", async () => {
    const settings = { ...context.settings, bases: [staff] };
    const ref = { kind: "account", stable: await guidOf(wire, "stranger") };
    for (const [operation, code] of [
      [updateOf(ref, { deltas: setting({ title: "x" }) }), "precondition-failed"],
      [deleteOf(ref), "precondition-failed"],
      [createOf({ ...fresh(), container: elsewhere }), "invalid-value"],
      [updateOf(await make(), { deltas: setting({ container: elsewhere }) }), "invalid-value"],
    ] as const) {
      await expect(run(operation, { settings })).rejects.toMatchObject({ code, effect: "none" });
    }
  });

  test("nothing is written with a forged lease or after it was called off", async () => {
    const write = writePart(context);
    const operation = createOf(fresh());
    await expect(write.execute(operation, { ...lease })).rejects.toMatchObject({
      code: "permission-denied",
    });
    const signal = AbortSignal.abort();
    await expect(write.execute(operation, lease, { signal })).rejects.toMatchObject({
      code: "cancelled",
      effect: "none",
    });
  });
});

/** As if the server had known the attribute when it was asked. */
function withAttribute(context: DirectoryContext, name: string): DirectoryContext {
  const { dialect } = context;
  const { account } = dialect.kinds;
  if (!account) throw new Error("unreachable");
  const attributes = {
    ...account.attributes,
    [name]: { type: "string", syntax: "text" } as const,
  };
  const kinds = { ...dialect.kinds, account: { ...account, attributes } };
  return { ...context, dialect: { ...dialect, kinds } };
}

async function guidOf(wire: Wire, name: string, attribute = "sAMAccountName"): Promise<string> {
  const filter = { equal: attribute, value: name };
  const search = { base, scope: "subtree", filter, attributes: ["objectGUID"] } as const;
  for await (const { entries } of wire.search(search)) {
    const bytes = entries[0]?.attributes.get("objectguid")?.[0];
    if (bytes) return guidText(bytes) ?? "";
  }
  throw new Error(`no ${name}`);
}
