import type { Attributes, ConnectorError, CreateOperation, Receipt } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { openLdapDialect } from "../../src/dialect/openldap.ts";
import type { Entry } from "../../src/wire.ts";
import { writePart } from "../../src/write.ts";
import { lease } from "../stage/lease.ts";
import { createOf } from "../stage/operations.ts";
import { outcomeOf } from "../stage/outcome-of.ts";
import {
  base,
  contextFor,
  entryOf,
  type Script,
  type Sent,
  scriptedWire,
} from "../stage/scripted-wire.ts";

const staff = `OU=Staff,${base}`;
const dn = `CN=Ann Lee,${staff}`;
const wanted: Attributes = {
  container: staff,
  cn: "Ann Lee",
  sAMAccountName: "ann.lee",
  title: "Nurse",
  mail: null,
};
const made = entryOf(dn, { cn: "Ann Lee", sAMAccountName: "ann.lee", title: "Nurse" });

async function run(
  operation: CreateOperation,
  script: Script = {},
  parts: Parameters<typeof contextFor>[1] = {},
): Promise<{ readonly sent: readonly Sent[]; readonly outcome: Receipt | ConnectorError }> {
  let added = false;
  const { wire, sent } = scriptedWire({
    search: ({ scope }) => (scope === "base" && added ? [made] : []),
    ...script,
  });
  const add = wire.add.bind(wire);
  const watched = {
    ...wire,
    add: async (...given: Parameters<typeof add>) => {
      const result = await add(...given);
      added = result.code === 0;
      return result;
    },
  };
  const outcome = await outcomeOf(contextFor(watched, parts), operation);
  return { sent, outcome };
}

describe("the request that makes an account", () => {
  test("is one add, disabled, with class, name and attributes and no password", async () => {
    const { sent, outcome } = await run(createOf(wanted));
    expect(sent).toEqual([
      {
        call: "add",
        dn,
        attributes: {
          objectClass: ["top", "person", "organizationalPerson", "user"],
          CN: ["Ann Lee"],
          sAMAccountName: ["ann.lee"],
          title: ["Nurse"],
          userAccountControl: ["514"],
        },
      },
    ]);
    expect(outcome).toMatchObject({ status: "done", version: "7", ref: { lookup: dn } });
  });

  test("is one add with a password when it is to be enabled", async () => {
    const { sent } = await run(createOf(wanted, { enabled: true }));
    expect(sent).toHaveLength(1);
    expect(sent[0]?.attributes?.userAccountControl).toEqual(["512"]);
    const [password] = sent[0]?.attributes?.unicodePwd ?? [];
    expect(Buffer.from(password as Uint8Array).toString("utf16le")).toMatch(
      /^"Z[0-9!#%+\-=:_]{32}q"$/,
    );
  });

  test("makes two passwords that are not the same", async () => {
    const { wire, sent } = scriptedWire({});
    const write = writePart(contextFor(wire));
    for (let count = 0; count < 2; count++) {
      await write.execute(createOf(wanted, { enabled: true }), lease).catch(() => {});
    }
    expect(sent[0]?.attributes?.unicodePwd).not.toEqual(sent[1]?.attributes?.unicodePwd);
  });

  test("is three requests where the server does not take state and password at once", async () => {
    const { sent, outcome } = await run(createOf(wanted, { enabled: true }), {
      results: [{ code: 53, diagnostic: "0000001F: SvcErr" }],
    });
    expect(sent.map(({ call }) => call)).toEqual(["add", "add", "modify"]);
    expect(sent[1]?.attributes?.userAccountControl).toEqual(["514"]);
    expect(sent[1]?.attributes).not.toHaveProperty("unicodePwd");
    expect(sent[2]?.changes?.map(({ type }) => type)).toEqual(["unicodePwd", "userAccountControl"]);
    expect(outcome).toMatchObject({ status: "done" });
  });

  test("that is refused after the account was made has had an effect", async () => {
    const results = [{ code: 53 }, {}, { code: 50 }];
    const { outcome } = await run(createOf(wanted, { enabled: true }), { results });
    expect(outcome).toMatchObject({ code: "permission-denied", effect: "applied" });
  });

  test("does not go on when the policy refuses the password", async () => {
    const results = [{ code: 19, diagnostic: "0000052D: Constraint violation" }];
    const { sent, outcome } = await run(createOf(wanted, { enabled: true }), { results });
    expect(sent).toHaveLength(1);
    expect(outcome).toMatchObject({ code: "password-policy", effect: "none" });
  });

  test("in OpenLDAP has a locked account, the RDN's own attribute and no password", async () => {
    const attributes = { container: `ou=Staff,${base}`, uid: "ann", cn: "Ann", sn: "Lee" };
    const { sent } = await run(createOf(attributes), {}, { dialect: openLdapDialect });
    expect(sent).toEqual([
      {
        call: "add",
        dn: `uid=ann,ou=Staff,${base}`,
        attributes: {
          objectClass: ["top", "person", "organizationalPerson", "inetOrgPerson"],
          uid: ["ann"],
          cn: ["Ann"],
          sn: ["Lee"],
          pwdAccountLockedTime: ["000001010000Z"],
        },
      },
    ]);
  });
});

describe("a record that stands in the way", () => {
  const found =
    (entry: Entry): Script["search"] =>
    () => [entry];

  test("is the operation's own when all of it is as asked", async () => {
    const entry = entryOf(dn, { ...ownText, userAccountControl: "514" });
    const { sent, outcome } = await run(createOf(wanted), { search: found(entry) });
    expect(sent).toEqual([]);
    expect(outcome).toMatchObject({ status: "already", ref: { lookup: dn } });
  });

  test.each([
    ["another title", { title: "Clerk" }],
    ["a value where none is asked for", { mail: "ann@x.example" }],
    ["an enabled account", { userAccountControl: "512" }],
  ])("with %s is somebody else's", async (_, differs) => {
    const entry = entryOf(dn, { ...ownText, userAccountControl: "514", ...differs });
    const { sent, outcome } = await run(createOf(wanted), { search: found(entry) });
    expect(sent).toEqual([]);
    expect(outcome).toMatchObject({ code: "not-unique", where: { field: "sAMAccountName" } });
  });

  test("in another container is somebody else's", async () => {
    const entry = entryOf(`CN=Ann Lee,OU=Other,${base}`, { ...ownText, userAccountControl: "514" });
    const { outcome } = await run(createOf(wanted), { search: found(entry) });
    expect(outcome).toMatchObject({ code: "not-unique" });
  });

  test("that was left disabled is enabled, with a password", async () => {
    const entry = entryOf(dn, { ...ownText, userAccountControl: "514" });
    const { sent, outcome } = await run(createOf(wanted, { enabled: true }), {
      search: found(entry),
    });
    expect(sent.map(({ call }) => call)).toEqual(["modify"]);
    expect(sent[0]?.changes?.map(({ type }) => type)).toEqual(["unicodePwd", "userAccountControl"]);
    expect(outcome).toMatchObject({ status: "done" });
  });

  test("and is protected is not completed", async () => {
    const entry = entryOf(dn, { ...ownText, userAccountControl: "514", adminCount: "1" });
    const { sent, outcome } = await run(createOf(wanted, { enabled: true }), {
      search: found(entry),
    });
    expect(sent).toEqual([]);
    expect(outcome).toMatchObject({ code: "permission-denied", where: { rule: "admin-count" } });
  });

  test.each(["cn", "container", "sAMAccountName"])(
    "cannot be missed for want of %s",
    async (name) => {
      const { sent, outcome } = await run(createOf({ ...wanted, [name]: null }));
      expect(sent).toEqual([]);
      expect(outcome).toMatchObject({
        code: "invalid-value",
        where: { field: name, rule: "required" },
      });
    },
  );
});

const ownText = { cn: "Ann Lee", sAMAccountName: "ann.lee", title: "Nurse" };
