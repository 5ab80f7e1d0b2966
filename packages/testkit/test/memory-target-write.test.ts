import type { Account, WriteLease } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { codeOf } from "./code-of.ts";
import { lease } from "./lease.ts";
import { ada, ben, group, openedMemory } from "./memory-stage.ts";
import { createOf, deleteOf, membershipOf, restoreOf, updateOf } from "./operations.ts";

describe("a target in memory, written", () => {
  test("takes no write without a lease, nor with a forged one, and none reaches it", async () => {
    const { target, session } = await openedMemory();
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
    const { target, session } = await openedMemory();
    target.directory.change(ada, {
      attributes: { proxyAddresses: ["a@trust.example"], commonName: "Ada Okafor" },
    });
    const before = target.directory.accounts();
    const refused = session.write?.execute(createOf("c", { attributes }), lease);
    expect(await codeOf(refused as Promise<unknown>)).toBe(code);
    expect(target.directory.accounts()).toEqual(before);
  });

  test("lets two accounts share a value that is unique within a container, in two containers", async () => {
    const { session } = await openedMemory({
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
    const { target, session } = await openedMemory();
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
    const { target, session } = await openedMemory();
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
    const { target, session } = await openedMemory();
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
    const { session } = await openedMemory();
    expect(
      await codeOf(session.write?.execute(deleteOf("d", ada), lease) as Promise<unknown>),
    ).toBe("reference-missing");
    await session.write?.execute(deleteOf("e", ben), lease);
    expect((await session.write?.execute(deleteOf("d", ada), lease))?.status).toBe("done");
    expect((await session.write?.execute(deleteOf("d", ada), lease))?.status).toBe("already");
  });

  test("brings a deleted account back with all it had, unless its values have gone elsewhere", async () => {
    const { target, session } = await openedMemory();
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

  test("brings back an account that refers to itself", async () => {
    const accounts = [{ stable: "ada", attributes: { userName: "ada.okafor", manager: "ada" } }];
    const { session } = await openedMemory({ accounts });
    await session.write?.execute(deleteOf("d", ada), lease);
    expect((await session.write?.execute(restoreOf("r", ada), lease))?.status).toBe("done");
  });

  test("gives a second account of the same handle a key of its own, and keeps the first's tombstone", async () => {
    const { session } = await openedMemory();
    const create = (id: string) =>
      createOf(id, { handle: "cal", attributes: { userName: "cal.reid" } });
    const first = await session.write?.execute(create("c1"), lease);
    const gone = first?.ref ?? ada;
    await session.write?.execute(deleteOf("d", gone), lease);
    const second = await session.write?.execute(create("c2"), lease);
    expect(second?.ref?.stable).not.toBe(gone.stable);
    expect(await session.read.get(gone)).toMatchObject({ absent: "tombstone" });
  });

  test("gives the same keys for the same operations in any order", async () => {
    const keys = async (ids: readonly string[]) => {
      const { target, session } = await openedMemory({ accounts: [] });
      for (const id of ids) {
        await session.write?.execute(createOf(id, { attributes: { userName: id } }), lease);
      }
      return target.directory.accounts();
    };
    expect(await keys(["b", "a", "c"])).toEqual(await keys(["a", "c", "b"]));
  });

  test("writes membership at the end that its limits name, for all accounts or none", async () => {
    const limits = { membership: { side: "entitlement", grantsPerWrite: 2 } } as const;
    const { target, session } = await openedMemory({ limits });
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
    const { session } = await openedMemory({
      limits: {
        together: [
          ["attributes", "enabled"],
          ["name", "container"],
        ],
      },
    });
    const title = { attribute: "title", change: "replace", value: "Nurse" } as const;
    const rename = { attribute: "userName", change: "replace", value: "b.hughes" } as const;
    const status = (given: object) =>
      codeOf(session.write?.execute(updateOf("u", ben, given), lease) as Promise<unknown>);
    expect(await status({ deltas: [title], enabled: true })).toBeUndefined();
    expect(await status({ deltas: [{ ...title, value: "Matron" }, rename] })).toBe("unsupported");
    expect(await status({ deltas: [rename] })).toBeUndefined();
  });

  test("refuses more writes at once than its limits allow", async () => {
    const { target, session } = await openedMemory({ limits: { concurrency: 2 } });
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
