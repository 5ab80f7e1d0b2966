/**
 * Reads the claims of a claims challenge (continuous access evaluation) out of `WWW-Authenticate`; as JSON, the way the
 * token endpoint takes them. `undefined` when there are none.
 */
export function claimsOf(header: string | undefined): string | undefined {
  const encoded = /\bclaims="([^"]+)"/i.exec(header ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  try {
    JSON.parse(text);
    return text;
  } catch {
    return undefined;
  }
}
