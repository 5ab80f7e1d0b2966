import { type AccountRef, type CredentialsPart, secret } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { credentialsPart } from "../../src/credentials.ts";
import type { Wire, WireChange } from "../../src/wire.ts";
import { initialPassword } from "../../src/write/initial-password.ts";
import { writePart } from "../../src/write.ts";
import { lease } from "../stage/lease.ts";
import { createOf } from "../stage/operations.ts";
import {
  base,
  contextFor,
  entryOf,
  key,
  type Script,
  scriptedWire,
} from "../stage/scripted-wire.ts";

const ref: AccountRef = { kind: "account", stable: key };
const dn = `CN=Ann Lee,OU=Staff,${base}`;
const search = () => [entryOf(dn, { lockoutTime: "0" })];
const wrapped = (text: string) => secret(new TextEncoder().encode(text));
const utf16 = (text: string) => new Uint8Array(Buffer.from(`"${text}"`, "utf16le"));

function part(script: Script): {
  readonly credentials: CredentialsPart;
  readonly sent: ReturnType<typeof scriptedWire>["sent"];
  /** The very bytes that were given to the wire. */
  readonly given: Uint8Array[];
} {
  const { wire, sent } = scriptedWire({ search, ...script });
  const given: Uint8Array[] = [];
  const watched: Wire = {
    ...wire,
    modify(name, changes, call) {
      for (const value of changes.flatMap(({ values }) => values)) {
        if (typeof value !== "string") given.push(value);
      }
      return wire.modify(name, changes, call);
    },
  };
  return { credentials: credentialsPart(contextFor(watched)) as CredentialsPart, sent, given };
}

describe("a password", () => {
  test("is replaced in one request, with the flag that it must be changed", async () => {
    const { credentials, sent } = part({});
    await credentials.setPassword(ref, wrapped("Pass-w0rd"), lease, { mustChange: true });
    expect(sent.map(({ changes }) => changes)).toEqual([
      [
        { change: "replace", type: "unicodePwd", values: [utf16("Pass-w0rd")] },
        { change: "replace", type: "pwdLastSet", values: ["0"] },
      ],
    ] satisfies (readonly WireChange[])[]);
  });

  test("is changed by its owner with the present one", async () => {
    const { credentials, sent } = part({});
    await credentials.setPassword(ref, wrapped("New-w0rd"), lease, { current: wrapped("Old") });
    expect(sent[0]?.changes).toEqual([
      { change: "delete", type: "unicodePwd", values: [utf16("Old")] },
      { change: "add", type: "unicodePwd", values: [utf16("New-w0rd")] },
    ]);
  });

  test.each([[[]], [[{ code: 19, diagnostic: "0000052D: x" }]], [[new Error("broken")]]])(
    "leaves no bytes behind, whatever comes of it",
    async (results) => {
      const { credentials, given } = part({ results });
      const current = wrapped("Old");
      await credentials.setPassword(ref, wrapped("New"), lease, { current }).catch(() => {});
      expect(given).toHaveLength(2);
      for (const bytes of given) expect(bytes.every((byte) => byte === 0)).toBe(true);
    },
  );

  test("of a new account is overwritten once it was sent, and is the one that was chosen", async () => {
    const chosen = wrapped("First-w0rd");
    const handles: string[] = [];
    const settings = {
      initialPassword: ({ handle }: { readonly handle: string }) => {
        handles.push(handle);
        return chosen;
      },
    };
    const { wire, sent } = scriptedWire({});
    const given: Uint8Array[] = [];
    const watched: Wire = {
      ...wire,
      add(name, attributes, call) {
        const [password] = attributes.find(({ type }) => type === "unicodePwd")?.values ?? [];
        given.push(password as Uint8Array);
        return wire.add(name, attributes, call);
      },
    };
    const attributes = { container: `OU=Staff,${base}`, cn: "Ann", sAMAccountName: "ann" };
    const operation = createOf(attributes, { handle: "person-7" });
    const write = writePart(contextFor(watched, { settings }));
    await write.execute(operation, lease).catch(() => {});
    expect(handles).toEqual(["person-7"]);
    expect(sent[0]?.attributes?.unicodePwd).toEqual([utf16("First-w0rd")]);
    expect(given[0]?.every((byte) => byte === 0)).toBe(true);
  });

  test("that was made up is wiped", () => {
    const { wire } = scriptedWire({});
    const password = initialPassword(contextFor(wire), "x");
    const [value] = password.change.values as readonly Uint8Array[];
    expect(value?.some((byte) => byte !== 0)).toBe(true);
    password.wipe();
    expect(value?.every((byte) => byte === 0)).toBe(true);
  });
});

describe("unlocking", () => {
  test("is one request, and none when the account is not locked", async () => {
    const open = part({});
    expect((await open.credentials.unlock?.(ref, lease))?.status).toBe("already");
    expect(open.sent).toEqual([]);
    const locked = part({ search: () => [entryOf(dn, { lockoutTime: "134397180000000000" })] });
    expect((await locked.credentials.unlock?.(ref, lease))?.status).toBe("done");
    expect(locked.sent[0]?.changes).toEqual([
      { change: "replace", type: "lockoutTime", values: ["0"] },
    ]);
  });

  test("of an account that has never been locked is already done", async () => {
    const { credentials } = part({ search: () => [entryOf(dn, {})] });
    expect((await credentials.unlock?.(ref, lease))?.status).toBe("already");
  });
});
