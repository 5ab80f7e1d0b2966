import { ConnectorError } from "@rollcall/core";

/**
 * Where the key of a SHA-1 is found: its first byte is the shard, and the eight bytes after it are the key, as two
 * halves.
 */
export interface HashKey {
  readonly shard: number;
  readonly high: number;
  readonly low: number;
}

/** Takes the key out of a SHA-1. Throws ConnectorError `invalid-value` when it is not 20 bytes long. */
export function hashKey(sha1: Uint8Array): HashKey {
  assertHash(sha1, 20);
  return { shard: sha1[0] as number, high: wordAt(sha1, 1), low: wordAt(sha1, 5) };
}

/** Throws ConnectorError `invalid-value` when a hash is not `length` bytes long. */
export function assertHash(hash: Uint8Array, length: number): void {
  if (hash.length === length) return;
  throw new ConnectorError({
    code: "invalid-value",
    message: `a hash of ${length} bytes was expected`,
    advice: "Give the hash of the password as bytes, and not as hexadecimal digits.",
    where: { field: "sha1", rule: "length" },
  });
}

/** Reads 32 bits, the first byte the highest, as a number from 0. */
function wordAt(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number)) >>>
    0
  );
}
