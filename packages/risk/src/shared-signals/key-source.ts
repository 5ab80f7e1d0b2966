import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";

/** The public keys of a transmitter, as its `jwks_uri` gives them. */
export interface KeySet {
  readonly keys: readonly Readonly<Record<string, unknown>>[];
}

/** Where the keys come from. */
export interface KeySourceOptions {
  /** The keys, or what fetches them. */
  readonly keys: KeySet | (() => Promise<KeySet>);
  /** The present, in milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * How long keys are not fetched again, in milliseconds. Our choice: a token with a made-up key id must not make us call
 * somebody for each.
 */
const leastPause = 5 * 60_000;

/**
 * Gives the key that a token names. Where keys are fetched, that is done at the first token, and again for a key that
 * is not known, at most every five minutes.
 */
export function keySource({ keys, now }: KeySourceOptions): JWTVerifyGetKey {
  if (typeof keys !== "function") return createLocalJWKSet(jwksOf(keys));
  let known: Promise<JWTVerifyGetKey> | undefined;
  let fetchedAt = Number.NEGATIVE_INFINITY;
  const fetched = (): Promise<JWTVerifyGetKey> => {
    fetchedAt = now();
    return keys().then((found) => createLocalJWKSet(jwksOf(found)));
  };
  return async (header, token) => {
    known ??= fetched();
    try {
      return await (await known)(header, token);
    } catch (error) {
      if (now() - fetchedAt < leastPause) throw error;
      known = fetched();
      return await (await known)(header, token);
    }
  };
}

function jwksOf(found: KeySet): JSONWebKeySet {
  return { keys: found.keys.map((key) => ({ ...key }) as JSONWebKeySet["keys"][number]) };
}
