import type { AccountRef, TimedGrantsPart } from "@rollcall/core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { timedGrantsPart } from "../../src/timed-grants.ts";
import { beginCall } from "../../src/write/call.ts";
import { find } from "../../src/write/find.ts";
import { holdersAmong } from "../../src/write/holders.ts";
import { writePart } from "../../src/write.ts";
import { type Embedded, embedded, staff } from "../stage/embedded.ts";
import { lease } from "../stage/lease.ts";
import { createOf, membershipOf } from "../stage/operations.ts";

const start = Date.parse("2026-11-21T07:00:00Z");
const staffEntries = Array.from({ length: 1600 }, (_, number) => ({
  dn: `CN=Staff ${number},${staff}`,
  attributes: { objectClass: "user", sAMAccountName: `staff${number}` },
}));
let now = start;
let stage: Embedded;
let part: TimedGrantsPart;
let ref: AccountRef;
let group: AccountRef;
let count = 0;

beforeAll(async () => {
  stage = await embedded({ now: () => now, entries: staffEntries });
  part = timedGrantsPart(stage.context) as TimedGrantsPart;
});
afterAll(async () => await stage?.[Symbol.asyncDispose]());

const make = async (account: string): Promise<AccountRef> => {
  count += 1;
  const attributes = { container: staff, cn: `${account} ${count}`, sAMAccountName: `s${count}` };
  const receipt = await writePart(stage.context).execute(createOf(attributes, { account }), lease);
  return receipt.ref as AccountRef;
};
beforeEach(async () => {
  now = start;
  [ref, group] = [await make("account"), await make("group")];
});

const until = (seconds: number): string => new Date(now + seconds * 1000).toISOString();
const grant = (end: string, of = group) =>
  part.grantUntil({ ref, entitlement: { kind: "group", id: of.stable }, until: end }, lease);
const isHeld = async (): Promise<boolean> => {
  const call = beginCall(stage.context);
  const found = await find(call, group, []);
  return found !== undefined && (await holdersAmong(call, found, [ref.stable])).has(ref.stable);
};

describe("a timed grant", () => {
  test("is held until its end, and taken back by the directory itself", async () => {
    expect((await grant(until(3600))).status).toBe("done");
    now += 3_500_000;
    expect(await isHeld()).toBe(true);
    now += 200_000;
    expect(await isHeld()).toBe(false);
  });

  test("to the same end twice is already done, also a while later", async () => {
    const end = until(3600);
    await grant(end);
    now += 600_000;
    expect((await grant(end)).status).toBe("already");
  });

  test("to another end takes the place of the one before", async () => {
    await grant(until(3600));
    expect((await grant(until(600))).status).toBe("done");
    now += 700_000;
    expect(await isHeld()).toBe(false);
  });

  test("takes nothing from whoever holds the group for good", async () => {
    const standing = membershipOf(group.stable, { grant: [ref] });
    await writePart(stage.context).execute(standing, lease);
    expect((await grant(until(600))).status).toBe("already");
    now += 700_000;
    expect(await isHeld()).toBe(true);
  });

  test("is found among the members of a large group", async () => {
    const others = staffEntries.map(({ dn }) => dn);
    await stage.wire.modify(group.lookup ?? "", [
      { change: "add", type: "member", values: others },
    ]);
    await grant(until(3600));
    expect((await grant(until(3600))).status).toBe("already");
    expect((await grant(until(60))).status).toBe("done");
  });

  test("that would end before it begins is refused", async () => {
    await expect(grant(until(-1))).rejects.toMatchObject({ code: "invalid-value" });
    expect(await isHeld()).toBe(false);
  });

  test("of nothing, to nobody, without a lease or to a break-glass account is refused", async () => {
    const nothing = { kind: "group", stable: "01234567-89ab-4cde-8f01-23456789abcd" };
    await expect(grant(until(60), nothing)).rejects.toMatchObject({ code: "reference-missing" });
    const entitlement = { kind: "group", id: group.stable };
    const nobody = { ref: { ...nothing, kind: "account" }, entitlement, until: until(60) };
    await expect(part.grantUntil(nobody, lease)).rejects.toMatchObject({
      code: "reference-missing",
    });
    const forged = { ref, entitlement, until: until(60) };
    await expect(part.grantUntil(forged, { ...lease })).rejects.toMatchObject({
      code: "permission-denied",
    });
    const settings = { ...stage.context.settings, breakGlass: [ref.stable] };
    const guarded = timedGrantsPart({ ...stage.context, settings });
    await expect(guarded?.grantUntil(forged, lease)).rejects.toMatchObject({
      where: { rule: "break-glass" },
    });
  });

  test("is not offered where the forest has no such links", async () => {
    await using old = await embedded({ level: 6 });
    expect(timedGrantsPart(old.context)).toBeUndefined();
  });
});
