import { isAbsent } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { type MemoryTarget, personAccountSchema } from "../src/index.ts";
import { knownVersions } from "./known-versions.ts";
import { lease } from "./lease.ts";
import { ada, ben, group, openedMemory, scanned } from "./memory-stage.ts";
import { createOf } from "./operations.ts";

describe("a target in memory, read", () => {
  test("gives every account once, in pages of which the last alone states that the read is complete", async () => {
    const { session } = await openedMemory({ pageSize: 1 });
    const pages = await Array.fromAsync(session.read.scan());
    expect(pages.map(({ items }) => items.map(({ ref }) => ref.stable))).toEqual([
      ["ada"],
      ["ben"],
    ]);
    expect(pages.map(({ completeness }) => completeness?.state)).toEqual([undefined, "complete"]);
  });

  test("finds accounts by a unique value as it compares, and not by one that another attribute has", async () => {
    const { session } = await openedMemory();
    const found = await scanned(session, {
      where: { attribute: "userName", anyOf: ["ADA.Okafor"] },
    });
    expect(found.map(({ ref }) => ref)).toEqual([{ ...ada, lookup: "ada.okafor" }]);
    const none = await scanned(session, { where: { attribute: "mail", anyOf: ["ada.okafor"] } });
    expect(none).toEqual([]);
  });

  test("reads no more attributes than were asked for, and its keys always", async () => {
    const { session } = await openedMemory();
    const [first] = await scanned(session, { attributes: ["mail"] });
    expect(first).toMatchObject({
      ref: { stable: "ada" },
      attributes: { mail: "ada@trust.example" },
    });
    expect(first?.attributes).not.toHaveProperty("userName");
  });

  test("proves why an account is not there", async () => {
    const { target, session } = await openedMemory();
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
    const { session } = await openedMemory({ schema, accounts: [] });
    const create = createOf("a", { attributes: { userName: "ada.okafor", pin: "0000" } });
    await session.write?.execute(create, lease);
    expect(JSON.stringify(await scanned(session))).not.toMatch(/pin|0000/);
  });
});

describe("a target in memory, read by somebody who knows some of it", () => {
  const keys = (accounts: Awaited<ReturnType<typeof scanned>>) =>
    accounts.map(({ ref }) => ref.stable);

  test("asks of each account in turn, and leaves out those that are known", async () => {
    const { session } = await openedMemory({ pageSize: 1 });
    const { isKnown, asked } = knownVersions();
    expect(keys(await scanned(session, { isKnown }))).toEqual(["ada", "ben"]);
    expect(asked()).toEqual(["ada", "ben"]);
    const pages = await Array.fromAsync(session.read.scan({ isKnown }));
    expect(pages).toEqual([{ items: [] }, { items: [], completeness: { state: "complete" } }]);
  });

  test.each<[string, (target: MemoryTarget) => void]>([
    ["an attribute", ({ directory }) => directory.change(ben, { attributes: { title: "Nurse" } })],
    ["the state", ({ directory }) => directory.change(ben, { enabled: true })],
    ["what it holds", ({ directory }) => directory.change(ben, { entitlements: [group("a")] })],
    [
      "the account itself, for a new one with its key,",
      ({ directory }) => {
        directory.purge(ben);
        directory.add({ stable: "ben", attributes: { userName: "ben.hughes" }, enabled: false });
      },
    ],
  ])("gives an account again once %s was changed", async (_, change) => {
    const { target, session } = await openedMemory();
    const { isKnown } = knownVersions();
    await scanned(session, { isKnown });
    change(target);
    expect(keys(await scanned(session, { isKnown }))).toEqual(["ben"]);
  });

  test("gives no account again because time has passed", async () => {
    let now = "2026-11-21T07:00:00Z";
    const { session } = await openedMemory({ clock: () => now });
    const { isKnown } = knownVersions();
    await scanned(session, { isKnown });
    now = "2026-11-22T07:00:00Z";
    expect(await scanned(session, { isKnown })).toEqual([]);
  });

  test("gives an account again that says something else by another schema", async () => {
    const kind = personAccountSchema.kinds.account;
    const mail = { type: "string", secret: true } as const;
    const schema = { kinds: { account: { attributes: { ...kind?.attributes, mail } } } };
    const { isKnown } = knownVersions();
    await scanned((await openedMemory()).session, { isKnown });
    const { session } = await openedMemory({ schema });
    expect(keys(await scanned(session, { isKnown }))).toEqual(["ada"]);
  });

  test("asks of no account that was not asked for, and of none that is hidden", async () => {
    const { target, session } = await openedMemory();
    const { isKnown, asked } = knownVersions();
    await scanned(session, { isKnown, where: { attribute: "userName", anyOf: ["ben.hughes"] } });
    expect(asked()).toEqual(["ben"]);
    target.directory.conceal(({ ref }) => ref.stable === "ben");
    await scanned(session, { isKnown });
    expect(asked()).toEqual(["ada"]);
  });

  test("does not ask when only some attributes are wanted", async () => {
    const { session } = await openedMemory();
    const isKnown = () => true;
    expect(keys(await scanned(session, { isKnown, attributes: ["mail"] }))).toEqual(["ada", "ben"]);
  });
});
