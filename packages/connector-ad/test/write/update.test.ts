import { type AccountRef, ConnectorError, type Operation, type Receipt } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { openLdapDialect } from "../../src/dialect/openldap.ts";
import type { Entry } from "../../src/wire.ts";
import { setting, updateOf } from "../stage/operations.ts";
import { outcomeOf } from "../stage/outcome-of.ts";
import {
  base,
  contextFor,
  entryOf,
  key,
  type Script,
  type Sent,
  scriptedWire,
} from "../stage/scripted-wire.ts";

const ref: AccountRef = { kind: "account", stable: key };
const manager = "a9ed537e-a4b3-42cb-93de-6b17f3a8a9f8";
const dn = `CN=Ann Lee,OU=Staff,${base}`;
const ann = entryOf(dn, {
  cn: "Ann Lee",
  title: "Nurse",
  displayName: "Ann Lee",
  description: "of old",
  proxyAddresses: ["smtp:a", "smtp:b"],
  accountExpires: "9223372036854775807",
  manager: `<GUID=${manager}>;<SID=S-1-5-21-1-2-3-4>;CN=Bea,OU=Staff,${base}`,
});

interface Ran {
  readonly sent: readonly Sent[];
  readonly outcome: Receipt | ConnectorError;
}

async function run(
  operation: Operation,
  { entry = ann, ...script }: Script & { readonly entry?: Entry } = {},
  parts: Parameters<typeof contextFor>[1] = {},
): Promise<Ran> {
  const { wire, sent } = scriptedWire({
    search: ({ scope, base: at }) => (scope === "base" && at.startsWith("<GUID") ? [entry] : []),
    ...script,
  });
  const outcome = await outcomeOf(contextFor(wire, parts), operation);
  return { sent, outcome };
}

const update = (
  attributes: Parameters<typeof setting>[0],
  more: Parameters<typeof updateOf>[1] = {},
): Operation => updateOf(ref, { deltas: setting(attributes), ...more });

describe("the request of an update", () => {
  test("names the values that it expects to find, so that the server refuses it when they have changed", async () => {
    const { sent } = await run(update({ title: "Matron", displayName: null, department: "A&E" }));
    expect(sent).toEqual([
      {
        call: "modify",
        dn: `<GUID=${key}>`,
        changes: [
          { change: "delete", type: "title", values: [new Uint8Array(Buffer.from("Nurse"))] },
          { change: "add", type: "title", values: ["Matron"] },
          {
            change: "delete",
            type: "displayName",
            values: [new Uint8Array(Buffer.from("Ann Lee"))],
          },
          { change: "add", type: "department", values: ["A&E"] },
        ],
      },
    ]);
  });

  test("replaces what the security accounts manager owns, and the state in the same modify", async () => {
    const wanted = { description: "new", accountExpires: "2027-01-01T00:00:00Z" };
    const { sent } = await run(update(wanted, { enabled: false }));
    expect(sent[0]?.changes).toEqual([
      { change: "replace", type: "description", values: ["new"] },
      { change: "replace", type: "accountExpires", values: ["134432352000000000"] },
      { change: "replace", type: "userAccountControl", values: ["514"] },
    ]);
    expect(sent).toHaveLength(1);
  });

  test("keeps the other bits of the state", async () => {
    const entry = entryOf(dn, { userAccountControl: "66082" });
    const { sent } = await run(updateOf(ref, { enabled: true }), { entry });
    expect(sent[0]?.changes).toEqual([
      { change: "replace", type: "userAccountControl", values: ["66080"] },
    ]);
  });

  test("says an expiry of never as 0", async () => {
    const entry = entryOf(dn, { accountExpires: "134432352000000000" });
    const { sent } = await run(update({ accountExpires: null }), { entry });
    expect(sent[0]?.changes).toEqual([
      { change: "replace", type: "accountExpires", values: ["0"] },
    ]);
  });

  test("writes only what a set gains and loses, and references by key", async () => {
    const other = "b9ed537e-a4b3-42cb-93de-6b17f3a8a9f8";
    const { sent } = await run(
      updateOf(ref, {
        deltas: [
          { attribute: "proxyAddresses", change: "remove", values: ["SMTP:A", "smtp:none"] },
          { attribute: "proxyAddresses", change: "add", values: ["smtp:b", "smtp:c"] },
          ...setting({ manager: other }),
        ],
      }),
    );
    expect(sent[0]?.changes).toEqual([
      { change: "delete", type: "proxyAddresses", values: ["smtp:a"] },
      { change: "add", type: "proxyAddresses", values: ["smtp:c"] },
      { change: "delete", type: "manager", values: [`<GUID=${manager}>`] },
      { change: "add", type: "manager", values: [`<GUID=${other}>`] },
    ]);
  });

  test("renames and moves in one, by the DN that was read, with every character escaped", async () => {
    const wanted = { cn: ' #a,+"\\<>;=é\0 ', container: `OU=Wards,${base}` };
    const { sent } = await run(update(wanted));
    expect(sent).toEqual([
      {
        call: "rename",
        dn,
        rename: {
          newRdn: 'CN=\\ #a\\,\\+\\"\\\\\\<\\>\\;\\=é\\00\\ ',
          newSuperior: `OU=Wards,${base}`,
        },
      },
    ]);
  });

  test("moves under the name that the server spells", async () => {
    const odd = entryOf(`CN=a\\2Cb\\;c,OU=Staff,${base}`, { cn: "a,b;c" });
    const { sent } = await run(update({ container: `OU=Wards,${base}` }), { entry: odd });
    expect(sent[0]?.rename?.newRdn).toBe("CN=a\\2Cb\\;c");
  });

  test("comes before the rename when it disables, and after it when it enables", async () => {
    const wanted = { cn: "Ann Ray", title: "Matron" };
    const calls = async (entry: Entry, enabled: boolean) =>
      (await run(update(wanted, { enabled }), { entry })).sent.map(({ call }) => call);
    const disabled = entryOf(dn, { cn: "Ann Lee", userAccountControl: "514" });
    expect(await calls(disabled, true)).toEqual(["rename", "modify"]);
    expect(await calls(ann, false)).toEqual(["modify", "rename"]);
  });

  test("is not sent when it is so already", async () => {
    const wanted = { title: "Nurse", cn: "Ann Lee", container: `ou=staff, ${base}` };
    const { sent, outcome } = await run(update(wanted, { enabled: true }));
    expect(sent).toEqual([]);
    expect(outcome).toMatchObject({ status: "already", version: "7", ref: { lookup: dn } });
  });
});

describe("an update that the server refuses", () => {
  const title = update(
    { title: "Matron" },
    { expects: { exists: true, attributes: { title: "Nurse" } } },
  );

  test.each([
    [16, "00002085: AtrErr: DSID-03150000, ATT_VAL_NOT_THERE"],
    [20, "00002081: AtrErr"],
    [122, ""],
    [32, "0000208D: NameErr"],
  ])("with %i because another hand came in is worked out anew", async (code, diagnostic) => {
    const { sent, outcome } = await run(title, { results: [{ code, diagnostic }] });
    expect(sent).toHaveLength(2);
    expect(outcome).toMatchObject({ status: "done" });
  });

  test("with 16 again and again is given up after three tries, with nothing done", async () => {
    const results = Array.from({ length: 9 }, () => ({ code: 16 }));
    const { sent, outcome } = await run(title, { results });
    expect(sent).toHaveLength(3);
    expect(outcome).toMatchObject({ code: "precondition-failed", effect: "none" });
  });

  test("with 32 again and again though the account is there refers to nothing", async () => {
    const results = Array.from({ length: 9 }, () => ({ code: 32 }));
    const { outcome } = await run(update({ manager: key }), { results });
    expect(outcome).toMatchObject({ code: "reference-missing", where: { field: "manager" } });
  });

  test("finds it done when another hand has done the same meanwhile", async () => {
    let reads = 0;
    const { sent, outcome } = await run(title, {
      search: () => {
        reads += 1;
        return [reads === 1 ? ann : entryOf(dn, { title: "Matron" })];
      },
      results: [{ code: 16 }],
    });
    expect(sent).toHaveLength(1);
    expect(outcome).toMatchObject({ status: "already" });
  });

  test.each([
    [50, "permission-denied"],
    [51, "throttled"],
    [19, "invalid-value"],
    [53, "unsupported"],
  ] as const)("with %i is refused at once", async (code, expected) => {
    const { sent, outcome } = await run(title, { results: [{ code }] });
    expect(sent).toHaveLength(1);
    expect(outcome).toMatchObject({ code: expected, effect: "none" });
    expect((outcome as ConnectorError).advice).toBeTruthy();
  });

  test("in its second request has had an effect", async () => {
    const operation = update({ title: "Matron", cn: "Ann Ray" });
    const { outcome } = await run(operation, { results: [{}, { code: 50 }] });
    expect(outcome).toMatchObject({ code: "permission-denied", effect: "applied" });
  });

  test("when the answer is lost keeps the effect unknown", async () => {
    const lost = new ConnectorError({ code: "unavailable", effect: "unknown" });
    const { outcome } = await run(title, { results: [lost] });
    expect(outcome).toBe(lost);
  });
});

describe("an account without a password", () => {
  const disabled = entryOf(dn, { userAccountControl: "514" });
  const policy = { code: 53, diagnostic: "0000052D: SvcErr: DSID-031A12D2" };

  test("gets one that nobody knows when it is enabled", async () => {
    const operation = updateOf(ref, { enabled: true });
    const { sent, outcome } = await run(operation, { entry: disabled, results: [policy] });
    expect(sent[1]?.changes?.map(({ type }) => type)).toEqual(["unicodePwd", "userAccountControl"]);
    const [password] = sent[1]?.changes?.[0]?.values ?? [];
    expect(password).toHaveLength(72);
    expect(outcome).toMatchObject({
      status: "done",
      sideEffects: [{ what: expect.stringContaining("password") }],
    });
  });

  test("gets none when it is not to be enabled", async () => {
    const { sent, outcome } = await run(update({ title: "x" }), { results: [policy] });
    expect(sent).toHaveLength(1);
    expect(outcome).toMatchObject({ code: "password-policy" });
  });
});

describe("OpenLDAP", () => {
  const entry: Entry = {
    dn: `uid=ann,ou=Staff,${base}`,
    attributes: new Map(
      Object.entries({
        entryuuid: key,
        entrycsn: "20261121.1#0",
        uid: "ann",
        cn: "Ann",
        sn: "Lee",
      }).map(([name, value]) => [name, [Buffer.from(value)]]),
    ),
  };
  const parts = { dialect: openLdapDialect };
  const search = () => [entry];

  test("is told to refuse when the entry is not as it was read", async () => {
    const operation = update({ cn: "Ann Lee", uid: "ann.lee" }, { enabled: false });
    const { sent } = await run(operation, { search }, parts);
    const [modify, rename] = sent;
    expect(modify).toMatchObject({ call: "modify", dn: entry.dn });
    expect(modify?.changes?.at(-1)).toEqual({
      change: "replace",
      type: "pwdAccountLockedTime",
      values: ["000001010000Z"],
    });
    expect(modify?.controls).toMatchObject([{ oid: "1.3.6.1.1.12", critical: true }]);
    const [{ value = new Uint8Array() } = {}] = modify?.controls ?? [];
    expect(Buffer.from(value).toString("latin1")).toBe(
      "\xa3\x18\x04\x08entryCSN\x04\x0c20261121.1#0",
    );
    expect(rename).toMatchObject({ dn: entry.dn, rename: { newRdn: "uid=ann.lee" } });
    // Its own modify has changed the version by then.
    expect(rename).not.toHaveProperty("controls");
  });

  test("is written under the new name once it is renamed", async () => {
    const locked = new Map(entry.attributes).set("pwdaccountlockedtime", [
      Buffer.from("000001010000Z"),
    ]);
    const operation = update({ uid: "ann.lee" }, { enabled: true });
    const found = { ...entry, attributes: locked };
    const { sent } = await run(operation, { search: () => [found] }, parts);
    expect(sent.map(({ call }) => call)).toEqual(["rename", "modify"]);
    expect(sent[1]?.dn).toBe(`uid=ann.lee,ou=Staff,${base}`);
    expect(sent[1]?.changes).toMatchObject([{ change: "delete", type: "pwdAccountLockedTime" }]);
  });
});
