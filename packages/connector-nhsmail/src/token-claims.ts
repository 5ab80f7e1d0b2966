/** What an access token says of itself. Microsoft promises nothing about its form, so that all of it may be missing. */
export interface TokenClaims {
  readonly tenant?: string | undefined;
  /** The application's permissions, such as `User.Read.All`. */
  readonly permissions?: ReadonlySet<string> | undefined;
}

/** Reads what can be read of a token without checking it: that is for whoever takes it. */
export function claimsOf(token: string): TokenClaims {
  const { tid, roles } = payloadOf(token);
  return {
    ...(typeof tid === "string" && { tenant: tid }),
    ...(Array.isArray(roles) && {
      permissions: new Set(roles.filter((role) => typeof role === "string")),
    }),
  };
}

function payloadOf(token: string): Readonly<Record<string, unknown>> {
  try {
    const text = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
    const payload: unknown = JSON.parse(text);
    return typeof payload === "object" && payload !== null ? { ...payload } : {};
  } catch {
    return {};
  }
}
