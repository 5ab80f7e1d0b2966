import { isAbsent } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { personAccountSchema } from "../src/index.ts";
import { lease } from "./lease.ts";
import { ada, ben, openedMemory, scanned } from "./memory-stage.ts";
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
