import { canonicalPassword } from "./canonical-password.ts";
import { type DeriveHash, type HashedPassword, isKept } from "./hashed-password.ts";

/** What a password is verified against. */
export interface VerifyPasswordOptions {
  /** The account's password; `undefined` where there is no such account, or it has none. */
  readonly kept: HashedPassword | undefined;
  readonly derive: DeriveHash;
}

// Nobody's: it is hashed against, so that an account that does not exist takes as long as one that does.
const nobodys: HashedPassword = { hash: new Uint8Array(32), salt: new Uint8Array(16) };
const nothing = new Uint8Array(0);

/**
 * Tells whether a password, given as UTF-8, is the one that is kept. In constant shape: it is made canonical, hashed
 * once and compared in constant time for every account and every password, also where there is no such account and
 * where it is no text, so that the time tells neither. The bytes stay the caller's, who wipes them; all that is made of
 * them here is wiped. Throws what `derive` throws.
 */
export async function verifyPassword(
  password: Uint8Array,
  { kept, derive }: VerifyPasswordOptions,
): Promise<boolean> {
  const canonical = canonicalPassword(password);
  try {
    const isRight = await isKept(canonical ?? nothing, kept ?? nobodys, derive);
    return isRight && canonical !== undefined && kept !== undefined;
  } finally {
    canonical?.fill(0);
  }
}
