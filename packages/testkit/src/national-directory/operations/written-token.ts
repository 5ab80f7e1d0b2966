/** Writes something so that a client cannot read it by the way. */
export function writeToken(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString("base64url");
}

/** Reads what {@link writeToken} wrote; `undefined` for anything else. */
export function readToken<Content extends object>(token: string): Content | undefined {
  try {
    const content: unknown = JSON.parse(Buffer.from(token, "base64url").toString());
    return typeof content === "object" && content !== null ? (content as Content) : undefined;
  } catch {
    return undefined;
  }
}
