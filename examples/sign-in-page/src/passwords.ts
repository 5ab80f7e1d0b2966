import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";

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

/** Makes passwords that are kept in memory. */
export function passwordsInMemory(): Passwords {
  const byAccount = new Map<string, Hashed>();
  const nobody = hashed(randomBytes(16));
  return {
    check(account, password) {
      const known = byAccount.get(account) ?? nobody;
      return timingSafeEqual(scryptSync(password, known.salt, 32), known.hash);
    },
    set(account, password) {
      byAccount.set(account, hashed(password));
    },
  };
}

function hashed(password: Uint8Array): Hashed {
  const salt = randomBytes(16);
  return { salt, hash: scryptSync(password, salt, 32) };
}
