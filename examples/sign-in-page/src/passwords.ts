import { randomBytes, scryptSync } from "node:crypto";
import { canonicalPassword, type HashedPassword, verifyPassword } from "@rollcall/risk/passwords";

/** The passwords of accounts, as hashes. In a service of yours the directory has them. */
export interface Passwords {
  /** Tells whether a password is the account's. It takes as long for an account that does not exist. */
  check(account: string, password: Uint8Array): Promise<boolean>;
  set(account: string, password: Uint8Array): void;
}

const hashLength = 32;

/** Makes passwords that are kept in memory. */
export function passwordsInMemory(): Passwords {
  const byAccount = new Map<string, HashedPassword>();
  return {
    check: (account, password) =>
      verifyPassword(password, {
        kept: byAccount.get(account),
        derive: (canonical, { salt }) => scryptSync(canonical, salt, hashLength),
      }),
    set(account, password) {
      const canonical = canonicalPassword(password);
      if (!canonical) throw new TypeError("a password that is to be set must have been judged");
      const salt = randomBytes(16);
      byAccount.set(account, { salt, hash: scryptSync(canonical, salt, hashLength) });
      canonical.fill(0);
    },
  };
}
