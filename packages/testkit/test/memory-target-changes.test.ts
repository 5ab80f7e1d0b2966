import { secret, type TargetSession } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { memoryTarget } from "../src/index.ts";
import { codeOf } from "./code-of.ts";
import { lease } from "./lease.ts";
import { ada, ben, group, openedMemory } from "./memory-stage.ts";

describe("a target in memory, its changes", () => {
  async function changed(session: TargetSession, token: unknown) {
    const pages = await Array.fromAsync(session.changes?.since(token as never) ?? []);
    const last = pages.at(-1);
    return { changes: pages.flatMap(({ changes }) => changes), token: last?.token };
  }

  test("come after a token that survives JSON, each record once as it now is", async () => {
    const { target, session } = await openedMemory({ pageSize: 1 });
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
    const { target, session } = await openedMemory();
    const { token } = await changed(session, undefined);
    target.directory.expireChanges();
    expect(await codeOf(changed(session, token))).toBe("delta-expired");
    expect(await codeOf(changed(session, { ...token, origin: "other" }))).toBe("delta-invalid");
    expect(await codeOf(changed(session, { ...token, value: "x" }))).toBe("delta-invalid");
  });
});

describe("a target in memory, credentials and timed grants", () => {
  test("counts passwords and keeps nothing of them", async () => {
    const { target, session } = await openedMemory();
    const set = (text: string) =>
      session.credentials?.setPassword(ben, secret(new TextEncoder().encode(text)), lease);
    expect(await codeOf(set("short") as Promise<unknown>)).toBe("password-policy");
    expect((await set("correct horse battery"))?.status).toBe("done");
    expect(target.directory.passwordsSet(ben)).toBe(1);
  });

  test("unlocks an account once", async () => {
    const { target, session } = await openedMemory();
    target.directory.change(ben, { locked: true });
    expect((await session.credentials?.unlock?.(ben, lease))?.status).toBe("done");
    expect((await session.credentials?.unlock?.(ben, lease))?.status).toBe("already");
  });

  test("takes a timed grant back by itself when its time is over, and tells of it", async () => {
    let now = "2026-11-21T07:00:00Z";
    const { session } = await openedMemory({ clock: () => now });
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
  const { session } = await openedMemory();
  await session[Symbol.asyncDispose]();
  await session[Symbol.asyncDispose]();
  expect(await codeOf(session.read.get(ada))).toBe("invalid-options");
});

test("a target in memory does not start with accounts that break its schema", () => {
  const twice = [{ attributes: { userName: "a" } }, { attributes: { userName: "A" } }];
  expect(() => memoryTarget({ name: "directory", accounts: twice })).toThrow("userName: another");
});
