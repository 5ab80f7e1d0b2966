import {
  type Account,
  isAbsent,
  secret,
  type TargetSession,
  type WriteLease,
} from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { memoryTarget, personAccountSchema } from "../src/index.ts";
import { codeOf } from "./code-of.ts";
import { lease } from "./lease.ts";
import { createOf, deleteOf, membershipOf, restoreOf, updateOf } from "./operations.ts";

const group = (id: string) => ({ kind: "group", id });
const clock = () => "2026-11-21T07:00:00Z";

async function opened(options: Partial<Parameters<typeof memoryTarget>[0]> = {}) {
  const target = memoryTarget({
    name: "directory",
    clock,
    accounts: [
      { stable: "ada", attributes: { userName: "ada.okafor", mail: "ada@trust.example" } },
      { stable: "ben", attributes: { userName: "ben.hughes", manager: "ada" }, enabled: false },
    ],
    ...options,
  });
  return { target, session: await target.open() };
}

const ada = { kind: "account", stable: "ada" };
const ben = { kind: "account", stable: "ben" };

async function scanned(session: TargetSession, query = {}): Promise<Account[]> {
  const found: Account[] = [];
  for await (const page of session.read.scan(query)) found.push(...page.items);
  return found;
}

describe("a target in memory, read", () => {
  test("gives every account once, in pages of which the last alone states that the read is complete", async () => {
    const { session } = await opened({ pageSize: 1 });
    const pages = await Array.fromAsync(session.read.scan());
    expect(pages.map(({ items }) => items.map(({ ref }) => ref.stable))).toEqual([
      ["ada"],
      ["ben"],
    ]);
    expect(pages.map(({ completeness }) => completeness?.state)).toEqual([undefined, "complete"]);
  });

  test("finds accounts by a unique value as it compares, and not by one that another attribute has", async () => {
    const { session } = await opened();
    const found = await scanned(session, {
      where: { attribute: "userName", anyOf: ["ADA.Okafor"] },
    });
    expect(found.map(({ ref }) => ref)).toEqual([{ ...ada, lookup: "ada.okafor" }]);
    const none = await scanned(session, { where: { attribute: "mail", anyOf: ["ada.okafor"] } });
    expect(none).toEqual([]);
  });

  test("reads no more attributes than were asked for, and its keys always", async () => {
    const { session } = await opened();
    const [first] = await scanned(session, { attributes: ["mail"] });
    expect(first).toMatchObject({
      ref: { stable: "ada" },
      attributes: { mail: "ada@trust.example" },
    });
    expect(first?.attributes).not.toHaveProperty("userName");
  });

  test("proves why an account is not there", async () => {
    const { target, session } = await opened();
    const absent = async () => {
      const found = await session.read.get(ben);
      return isAbsent(found) && found.absent;
    };
    target.directory.conceal(({ ref }) => ref.stable === "ben");
    expect(await absent()).toBe("no-permission");
    target.directory.remove(ben);
    expect(await absent()).toBe("tombstone");
    target.directory.purge(ben);
    expect(await absent()).toBe("not-found");
  });

  test("never gives what is secret", async () => {
    const kind = personAccountSchema.kinds.account;
    const schema = {
      kinds: {
        account: { attributes: { ...kind?.attributes, pin: { type: "string", secret: true } } },
      },
    } as const;
    const { session } = await opened({ schema, accounts: [] });
    const create = createOf("a", { attributes: { userName: "ada.okafor", pin: "0000" } });
    await session.write?.execute(create, lease);
    expect(JSON.stringify(await scanned(session))).not.toMatch(/pin|0000/);
  });
});

describe("a target in memory, written", () => {
  test("takes no write without a lease, nor with a forged one, and none reaches it", async () => {
    const { target, session } = await opened();
    const forged: WriteLease = { ...lease };
    expect(
      await codeOf(session.write?.execute(deleteOf("d", ben), forged) as Promise<unknown>),
    ).toBe("permission-denied");
    expect(target.directory.writes).toBe(0);
  });

  test.each([
    ["not-unique", { userName: "ADA.OKAFOR" }],
    ["not-unique", { userName: "new", proxyAddresses: ["b@trust.example", "A@trust.example"] }],
    ["unknown-attribute", { userName: "new", shoeSize: "7" }],
    ["reference-missing", { userName: "new", manager: "nobody" }],
    ["invalid-value", { displayName: "No Name" }],
    ["invalid-value", { userName: "n".repeat(65) }],
    ["invalid-value", { userName: ["new"] }],
    ["invalid-value", { userName: "new", proxyAddresses: "one@trust.example" }],
    ["invalid-value", { userName: "new", title: 7 }],
    ["invalid-value", { userName: "new", lastSignIn: "2026-01-01T00:00:00Z" }],
    ["not-unique", { userName: "new", commonName: "ada okafor" }],
  ])("refuses a new account with %s: %j", async (code, attributes) => {
    const { target, session } = await opened();
    target.directory.change(ada, {
      attributes: { proxyAddresses: ["a@trust.example"], commonName: "Ada Okafor" },
    });
    const before = target.directory.accounts();
    const refused = session.write?.execute(createOf("c", { attributes }), lease);
    expect(await codeOf(refused as Promise<unknown>)).toBe(code);
    expect(target.directory.accounts()).toEqual(before);
  });

  test("lets two accounts share a value that is unique within a container, in two containers", async () => {
    const { session } = await opened({
      accounts: [
        { stable: "east", kind: "container", attributes: { name: "East" } },
        { stable: "west", kind: "container", attributes: { name: "West" } },
      ],
    });
    const create = (id: string, container: string) =>
      createOf(id, { attributes: { userName: id, commonName: "Ada Okafor", container } });
    await session.write?.execute(create("a", "east"), lease);
    await session.write?.execute(create("b", "west"), lease);
    const third = session.write?.execute(create("c", "west"), lease);
    expect(await codeOf(third as Promise<unknown>)).toBe("not-unique");
  });

  test("makes an account once, however often the operation is sent, and says so", async () => {
    const { target, session } = await opened();
    const create = createOf("cal", {
      attributes: { userName: "cal.reid" },
      entitlements: [group("g")],
    });
    const first = await session.write?.execute(create, lease);
    target.directory.change(first?.ref ?? ada, { attributes: { userName: "cal.young" } });
    const second = await session.write?.execute(create, lease);
    expect([first?.status, second?.status]).toEqual(["done", "already"]);
    expect(second?.ref?.stable).toBe(first?.ref?.stable);
    expect(target.directory.accounts()).toHaveLength(3);
  });

  test("changes attributes, rights and state in one write, with a new version, and nothing else", async () => {
    const { target, session } = await opened();
    const untouched = target.directory.accounts().filter(({ ref }) => ref.stable !== "ben");
    const receipt = await session.write?.execute(
      updateOf("u", ben, {
        deltas: [
          { attribute: "userName", change: "replace", value: "Ben.Hughes" },
          { attribute: "proxyAddresses", change: "add", values: ["b@x.example", "B@x.example"] },
          { attribute: "manager", change: "clear" },
        ],
        enabled: true,
        grant: [group("ward-7")],
      }),
      lease,
    );
    expect(receipt).toMatchObject({ status: "done", version: "2", ref: { lookup: "Ben.Hughes" } });
    const after = await session.read.get(ben);
    expect(after).toMatchObject({
      attributes: { userName: "Ben.Hughes" },
      enabled: true,
      entitlements: [group("ward-7")],
    });
    expect((after as Account).attributes.proxyAddresses).toHaveLength(1);
    expect((after as Account).attributes).not.toHaveProperty("manager");
    expect(target.directory.accounts().filter(({ ref }) => ref.stable !== "ben")).toEqual(
      untouched,
    );
  });

  test("says already of an update whose effect is there, even when its expectation no longer holds", async () => {
    const { target, session } = await opened();
    const update = {
      ...updateOf("u", ben, {
        deltas: [{ attribute: "title", change: "replace", value: "Nurse" }],
      }),
      expects: { exists: true, version: "1", attributes: { title: null } },
    };
    await session.write?.execute(update, lease);
    expect((await session.write?.execute(update, lease))?.status).toBe("already");
    target.directory.change(ben, { attributes: { title: "Matron" } });
    expect(await codeOf(session.write?.execute(update, lease) as Promise<unknown>)).toBe(
      "precondition-failed",
    );
  });

  test("keeps an account to which another refers, and deletes it once none does", async () => {
    const { session } = await opened();
    expect(
      await codeOf(session.write?.execute(deleteOf("d", ada), lease) as Promise<unknown>),
    ).toBe("reference-missing");
    await session.write?.execute(deleteOf("e", ben), lease);
    expect((await session.write?.execute(deleteOf("d", ada), lease))?.status).toBe("done");
    expect((await session.write?.execute(deleteOf("d", ada), lease))?.status).toBe("already");
  });

  test("brings a deleted account back with all it had, unless its values have gone elsewhere", async () => {
    const { target, session } = await opened();
    const before = await session.read.get(ben);
    await session.write?.execute(deleteOf("e", ben), lease);
    await session.write?.execute(restoreOf("r", ben), lease);
    expect(await session.read.get(ben)).toEqual({ ...before, version: "3" });
    await session.write?.execute(deleteOf("f", ben), lease);
    target.directory.add({ attributes: { userName: "ben.hughes" } });
    expect(
      await codeOf(session.write?.execute(restoreOf("s", ben), lease) as Promise<unknown>),
    ).toBe("not-unique");
  });

  test("gives the same keys for the same operations in any order", async () => {
    const keys = async (ids: readonly string[]) => {
      const { target, session } = await opened({ accounts: [] });
      for (const id of ids) {
        await session.write?.execute(createOf(id, { attributes: { userName: id } }), lease);
      }
      return target.directory.accounts();
    };
    expect(await keys(["b", "a", "c"])).toEqual(await keys(["a", "c", "b"]));
  });

  test("writes membership at the end that its limits name, for all accounts or none", async () => {
    const limits = { membership: { side: "entitlement", grantsPerWrite: 2 } } as const;
    const { target, session } = await opened({ limits });
    const onAccount = updateOf("u", ben, { grant: [group("g")] });
    expect(await codeOf(session.write?.execute(onAccount, lease) as Promise<unknown>)).toBe(
      "unsupported",
    );
    const change = { entitlement: group("g"), grant: [ada, ben], revoke: [] };
    expect((await session.write?.execute(membershipOf("m", change), lease))?.status).toBe("done");
    expect((await session.write?.execute(membershipOf("m", change), lease))?.status).toBe(
      "already",
    );
    const gone = { kind: "account", stable: "gone" };
    const half = { entitlement: group("h"), grant: [ada, gone], revoke: [] };
    expect(
      await codeOf(session.write?.execute(membershipOf("n", half), lease) as Promise<unknown>),
    ).toBe("reference-missing");
    expect(target.directory.accounts().map(({ entitlements }) => entitlements)).toEqual([
      [group("g")],
      [group("g")],
    ]);
  });

  test("refuses parts that its limits do not let travel together", async () => {
    const { session } = await opened({ limits: { together: ["attributes", "enabled"] } });
    const title = { attribute: "title", change: "replace", value: "Nurse" } as const;
    const rename = { attribute: "userName", change: "replace", value: "b.hughes" } as const;
    const status = (given: object) =>
      codeOf(session.write?.execute(updateOf("u", ben, given), lease) as Promise<unknown>);
    expect(await status({ deltas: [title], enabled: true })).toBeUndefined();
    expect(await status({ deltas: [{ ...title, value: "Matron" }, rename] })).toBe("unsupported");
    expect(await status({ deltas: [rename] })).toBeUndefined();
  });

  test("refuses more writes at once than its limits allow", async () => {
    const { target, session } = await opened({ limits: { concurrency: 2 } });
    const writes = ["a", "b", "c"].map((id) =>
      codeOf(
        session.write?.execute(
          createOf(id, { attributes: { userName: id } }),
          lease,
        ) as Promise<unknown>,
      ),
    );
    expect(await Promise.all(writes)).toEqual([undefined, undefined, "throttled"]);
    expect(target.directory.overruns).toBe(1);
  });
});

describe("a target in memory, its changes", () => {
  async function changed(session: TargetSession, token: unknown) {
    const pages = await Array.fromAsync(session.changes?.since(token as never) ?? []);
    const last = pages.at(-1);
    return { changes: pages.flatMap(({ changes }) => changes), token: last?.token };
  }

  test("come after a token that survives JSON, each record once as it now is", async () => {
    const { target, session } = await opened({ pageSize: 1 });
    const first = await changed(session, undefined);
    target.directory.change(ben, { enabled: true });
    target.directory.change(ben, { attributes: { manager: null } });
    target.directory.remove(ada);
    const { changes, token } = await changed(session, JSON.parse(JSON.stringify(first.token)));
    expect(first.changes).toEqual([]);
    expect(changes).toEqual([
      { change: "upsert", record: await session.read.get(ben) },
      { change: "tombstone", ref: { ...ada, lookup: "ada.okafor" } },
    ]);
    expect((await changed(session, token)).changes).toEqual([]);
  });

  test("are refused for a token that is too old, from elsewhere, or nonsense", async () => {
    const { target, session } = await opened();
    const { token } = await changed(session, undefined);
    target.directory.expireChanges();
    expect(await codeOf(changed(session, token))).toBe("delta-expired");
    expect(await codeOf(changed(session, { ...token, origin: "other" }))).toBe("delta-invalid");
    expect(await codeOf(changed(session, { ...token, value: "x" }))).toBe("delta-invalid");
  });
});

describe("a target in memory, credentials and timed grants", () => {
  test("counts passwords and keeps nothing of them", async () => {
    const { target, session } = await opened();
    const set = (text: string) =>
      session.credentials?.setPassword(ben, secret(new TextEncoder().encode(text)), lease);
    expect(await codeOf(set("short") as Promise<unknown>)).toBe("password-policy");
    expect((await set("correct horse battery"))?.status).toBe("done");
    expect(target.directory.passwordsSet(ben)).toBe(1);
  });

  test("unlocks an account once", async () => {
    const { target, session } = await opened();
    target.directory.change(ben, { locked: true });
    expect((await session.credentials?.unlock?.(ben, lease))?.status).toBe("done");
    expect((await session.credentials?.unlock?.(ben, lease))?.status).toBe("already");
  });

  test("takes a timed grant back by itself when its time is over, and tells of it", async () => {
    let now = "2026-11-21T07:00:00Z";
    const { session } = await opened({ clock: () => now });
    const until = "2026-11-21T09:00:00Z";
    const grant = { ref: ben, entitlement: group("tier-0"), until };
    await session.timedGrants?.grantUntil(grant, lease);
    expect((await session.timedGrants?.grantUntil(grant, lease))?.status).toBe("already");
    expect(await session.read.get(ben)).toMatchObject({ entitlements: [group("tier-0")] });
    const token = (await Array.fromAsync(session.changes?.since(undefined) ?? [])).at(-1)?.token;
    now = until;
    const [page] = await Array.fromAsync(session.changes?.since(token) ?? []);
    expect(page?.changes).toMatchObject([{ record: { ref: ben, entitlements: [] } }]);
  });
});

test("a closed target answers nothing, and can be closed again", async () => {
  const { session } = await opened();
  await session[Symbol.asyncDispose]();
  await session[Symbol.asyncDispose]();
  expect(await codeOf(session.read.get(ada))).toBe("invalid-options");
});

test("a target in memory does not start with accounts that break its schema", () => {
  const twice = [{ attributes: { userName: "a" } }, { attributes: { userName: "A" } }];
  expect(() => memoryTarget({ name: "directory", accounts: twice })).toThrow("userName: another");
});
