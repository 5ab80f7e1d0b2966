import { fnv1a } from "../memory/hash-text.ts";

/** Of a longer id no more is read: no token that is in use is as long. */
const longest = 16_384;

/**
 * Hashes a session's id to 32 bits (FNV-1a over its UTF-16 code units), so that two sign-ins can be seen to belong to
 * one session without the id being kept. Both models and the rule for a token on two networks use it. Two ids have the
 * same hash once in 4 billion pairs.
 */
export function sessionHash(session: string): number {
  return fnv1a(session, Math.min(session.length, longest));
}
