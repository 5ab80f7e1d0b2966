import { describe, expect, test } from "vitest";
import { protectionOf } from "../../src/protect.ts";
import { sidBytes } from "../../src/sid.ts";
import type { Entry } from "../../src/wire.ts";
import { base, contextFor, entryOf, key, scriptedWire } from "../stage/scripted-wire.ts";

const dn = `CN=Ann Lee,OU=Staff,${base}`;
const sid = "S-1-5-21-1111111111-2222222222-3333333333-1107";
const { wire } = scriptedWire({});

function withSid(entry: Entry): Entry {
  return { ...entry, attributes: new Map(entry.attributes).set("objectsid", [sidBytes(sid)]) };
}

describe("an entry is protected", () => {
  test.each([
    [{ adminCount: "1" }, "admin-count"],
    [{ adminCount: "0" }, undefined],
    [{ isCriticalSystemObject: "TRUE" }, "critical-system-object"],
    [{ isCriticalSystemObject: "FALSE" }, undefined],
    [{ adminCount: "1", isCriticalSystemObject: "TRUE" }, "critical-system-object"],
    [{}, undefined],
  ] as const)("by what the directory says: %j", (attributes, protection) => {
    expect(protectionOf(entryOf(dn, attributes), contextFor(wire))).toBe(protection);
  });

  test.each([
    [dn, true],
    [dn.toLowerCase().replaceAll(",", ", "), true],
    [`CN=Ann Lee,OU=Other,${base}`, false],
    [`OU=Staff,${base}`, false],
    [sid, true],
    [`${sid}7`, false],
    [key, true],
    [key.toUpperCase(), true],
    ["ANN.LEE", true],
    ["ann", false],
    ["emergency", true],
    ["cn", false],
  ])("by the break-glass list: %s, %s", (listed, isProtected) => {
    const names = { sAMAccountName: "ann.lee", uid: "emergency" };
    const settings = { breakGlass: ["nobody", listed] };
    const found = protectionOf(withSid(entryOf(dn, names)), contextFor(wire, { settings }));
    expect(found).toBe(isProtected ? "break-glass" : undefined);
  });
});
