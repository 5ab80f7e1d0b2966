import { timingSafeEqual } from "node:crypto";

/** A password as the integrator keeps it: salted and slowly hashed. */
export interface HashedPassword {
  readonly hash: Uint8Array;
  readonly salt: Uint8Array;
}

/**
 * Hashes a password as one that is kept was hashed. It is given UTF-8 in NFKC, as NIST SP 800-63B-4 has it: what is
 * kept must have been hashed of {@link canonicalPassword}. The bytes are wiped afterwards, so it must not keep them.
 */
export type DeriveHash = (
  password: Uint8Array,
  kept: HashedPassword,
) => Uint8Array | Promise<Uint8Array>;

/** Tells in constant time whether a password that is kept is this one, and wipes what was derived. */
export async function isKept(
  canonical: Uint8Array,
  kept: HashedPassword,
  derive: DeriveHash,
): Promise<boolean> {
  const derived = await derive(canonical, kept);
  const comparable = derived.length === kept.hash.length;
  const same = timingSafeEqual(derived, comparable ? kept.hash : derived);
  if (derived !== kept.hash) derived.fill(0);
  return same && comparable;
}
