import { type DeriveHash, type HashedPassword, isKept } from "./hashed-password.ts";

/** Earlier passwords of an account. */
export interface PasswordHistory {
  /** Newest first; no more than the policy asks for are compared. */
  readonly previous: readonly HashedPassword[];
  readonly derive: DeriveHash;
}

/**
 * Tells whether a password is one of the earlier ones. All are compared, each in constant time, whichever is the same.
 */
export async function isPrevious(
  canonical: Uint8Array,
  { previous, derive }: PasswordHistory,
  count: number,
): Promise<boolean> {
  let found = 0;
  for (const one of previous.slice(0, count)) found |= Number(await isKept(canonical, one, derive));
  return found !== 0;
}
