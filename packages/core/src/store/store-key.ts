/**
 * Writes parts as one key, with `/` between them. `/`, `=` and `%` inside all parts but the last are written as `%2F`,
 * `%3D` and `%25`, so that two rows of parts never give the same key, and the key of a prefix is a prefix of the key.
 */
export function storeKey(...parts: readonly string[]): string {
  return parts
    .map((part, index) => (index === parts.length - 1 ? part : escapeKeyPart(part)))
    .join("/");
}

/** Writes one part of a key so that it holds no `/` and no `=`. */
export function escapeKeyPart(part: string): string {
  return part.replaceAll("%", "%25").replaceAll("/", "%2F").replaceAll("=", "%3D");
}

/** Reads a part of a key that was written by {@link escapeKeyPart}. */
export function unescapeKeyPart(part: string): string {
  return part.replaceAll("%3D", "=").replaceAll("%2F", "/").replaceAll("%25", "%");
}
