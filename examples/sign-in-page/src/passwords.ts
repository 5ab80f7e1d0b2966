import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";
import { canonicalPassword } from "@rollcall/risk/passwords";

/** The passwords of accounts, as hashes. In a service of yours the directory has them. */
export interface Passwords {
  /** Tells whether a password is the account's. It takes as long for an account that does not exist. */
  check(account: string, password: Uint8Array): boolean;
  set(account: string, password: Uint8Array): void;
}

interface Hashed {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const hashLength = 32;

/** Makes passwords that are kept in memory. */
export function passwordsInMemory(): Passwords {
  const byAccount = new Map<string, Hashed>();
  const nobody = { salt: randomBytes(16), hash: randomBytes(hashLength) };
  return {
    check(account, password) {
      const known = byAccount.get(account) ?? nobody;
      return timingSafeEqual(hashOf(password, known.salt), known.hash);
    },
    set(account, password) {
      const salt = randomBytes(16);
      byAccount.set(account, { salt, hash: hashOf(password, salt) });
    },
  };
}

/** Of what the password is in any spelling; what is no password has the hash of the empty one. */
function hashOf(password: Uint8Array, salt: Buffer): Buffer {
  const canonical = canonicalPassword(password) ?? new Uint8Array();
  const hash = scryptSync(canonical, salt, hashLength);
  canonical.fill(0);
  return hash;
}
