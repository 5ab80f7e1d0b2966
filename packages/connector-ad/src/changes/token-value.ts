import { ConnectorError } from "@rollcall/core";

/** What a token holds beside its envelope. */
export interface TokenValue {
  /** The number of the latest change when the token was issued. */
  readonly usn: bigint;
  /** DirSync's own bookmark. */
  readonly cookie?: Uint8Array | undefined;
}

/** Writes what a token holds; nobody else has to understand it. */
export function writeTokenValue({ usn, cookie }: TokenValue): string {
  const value = { usn: usn.toString(), ...(cookie && { cookie: base64(cookie) }) };
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** Reads what a token holds. Throws `delta-invalid`. */
export function readTokenValue(text: string): TokenValue {
  const { usn, cookie } = parsed(text);
  const known = typeof usn === "string" && /^\d{1,20}$/.test(usn);
  if (!known || !(cookie === undefined || typeof cookie === "string")) throw invalidToken();
  return {
    usn: BigInt(usn),
    ...(cookie !== undefined && { cookie: Buffer.from(cookie, "base64") }),
  };
}

/** Makes the error for a token that cannot be continued. */
export function invalidToken(message = "the delta token cannot be read"): ConnectorError {
  return new ConnectorError({ code: "delta-invalid", message, advice: fullRead });
}

/** Makes the error for a token that is too old, or for changes that no longer can be told. */
export function expiredToken(message: string): ConnectorError {
  return new ConnectorError({ code: "delta-expired", message, advice: fullRead });
}

const fullRead = "Do a full read; it gives the same result and a new token.";

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
