import { timingSafeEqual } from "node:crypto";

/** Earlier passwords of an account, as the integrator keeps them: salted and slowly hashed. */
export interface PasswordHistory {
  /** Newest first; no more than the policy asks for are compared. */
  readonly previous: readonly PreviousPassword[];
  /**
   * Hashes a password as that earlier one was hashed. It is given UTF-8 in NFKC, as NIST SP 800-63B-4 has it: what is
   * stored must have been hashed of {@link canonicalPassword}. The bytes are wiped afterwards, so it must not keep
   * them.
   */
  derive(password: Uint8Array, previous: PreviousPassword): Uint8Array | Promise<Uint8Array>;
}

/** One earlier password. */
export interface PreviousPassword {
  readonly hash: Uint8Array;
  readonly salt: Uint8Array;
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
  for (const one of previous.slice(0, count)) {
    const derived = await derive(canonical, one);
    const comparable = derived.length === one.hash.length;
    found |= Number(timingSafeEqual(derived, comparable ? one.hash : derived)) & Number(comparable);
    if (derived !== one.hash) derived.fill(0);
  }
  return found !== 0;
}
