import { scryptSync } from "node:crypto";
import { expect, test } from "vitest";
import { canonicalPassword } from "../../src/password/canonical-password.ts";
import type { DeriveHash, HashedPassword } from "../../src/password/hashed-password.ts";
import { verifyPassword } from "../../src/password/verify-password.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const hashOf = (password: Uint8Array, salt: Uint8Array) =>
  new Uint8Array(scryptSync(password, salt, 32, { N: 16 }));

function keep(text: string): HashedPassword {
  const salt = utf8(`salt of ${text.length}`);
  return { salt, hash: hashOf(canonicalPassword(utf8(text)) as Uint8Array, salt) };
}

/** What was hashed, as it was when it was given and as it was left. */
function watched(): { derive: DeriveHash; given: string[]; left: Uint8Array[] } {
  const given: string[] = [];
  const left: Uint8Array[] = [];
  return {
    given,
    left,
    derive(password, { salt }) {
      given.push(new TextDecoder().decode(password));
      const hash = hashOf(password, salt);
      left.push(password, hash);
      return hash;
    },
  };
}

test("the right password is found right, on any keyboard, and no other", async () => {
  const kept = keep("café-otter-7");
  const { derive } = watched();
  for (const form of ["NFC", "NFD", "NFKC", "NFKD"]) {
    expect(await verifyPassword(utf8("café-otter-7".normalize(form)), { kept, derive })).toBe(true);
  }
  for (const other of ["cafe-otter-7", "Café-otter-7", "café-otter-7 ", ""]) {
    expect(await verifyPassword(utf8(other), { kept, derive })).toBe(false);
  }
});

test("what is no text, or too long, is never right, not even where the empty password is kept", async () => {
  const kept = keep("");
  const { derive } = watched();
  for (const odd of [
    Uint8Array.of(0xff),
    Uint8Array.of(0xed, 0xa0, 0x80),
    utf8("x".repeat(2_000)),
  ]) {
    expect(await verifyPassword(odd, { kept, derive })).toBe(false);
  }
});

test("every account and every password takes one hash and one comparison, and leaves nothing behind", async () => {
  const kept = keep("thimble walrus cornet");
  for (const password of [utf8("thimble walrus cornet"), utf8("wrong"), Uint8Array.of(0xff)]) {
    for (const one of [kept, undefined]) {
      const { derive, given, left } = watched();
      await verifyPassword(password, { kept: one, derive });
      expect(given).toHaveLength(1);
      for (const bytes of left) expect(bytes.every((byte) => byte === 0)).toBe(true);
    }
  }
});

test("nobody signs in to an account that does not exist, whatever is hashed for it", async () => {
  const derive: DeriveHash = (_, { hash }) => hash.slice();
  expect(await verifyPassword(utf8("anything"), { kept: undefined, derive })).toBe(false);
  expect(await verifyPassword(utf8("anything"), { kept: keep("x"), derive })).toBe(true);
});

test("a hash of another length is none, and what is kept is left as it is", async () => {
  const kept = keep("otter-7");
  const before = kept.hash.slice();
  const verify = (derive: DeriveHash) => verifyPassword(utf8("otter-7"), { kept, derive });
  expect(await verify((_, { hash }) => hash.slice(1))).toBe(false);
  expect(await verify((_, { hash }) => hash)).toBe(true);
  await expect(verify(() => Promise.reject(new Error("no memory left")))).rejects.toThrow("memory");
  expect(kept.hash).toEqual(before);
});
