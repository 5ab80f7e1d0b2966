import { ConnectorError } from "@rollcall/core";
import { tokenFailure } from "../errors/token-failure.ts";
import type { TokenProvider } from "../transport.ts";
import type { Outcome } from "./outcome.ts";
import { orCancelled } from "./pause.ts";

/** Why the token at hand is of no use, and what another must be asked for with. */
export interface Renewal {
  readonly claims: string | undefined;
}

const scopes = ["https://graph.microsoft.com/.default"];

/**
 * Gets a token; a new one when there is a reason for renewal. Gives `not-sent` when the token endpoint could not be
 * reached. Throws `auth-failed` when it refused, and `cancelled`.
 */
export async function authenticate(
  tokens: TokenProvider,
  renewal: Renewal | undefined,
  signal: AbortSignal | undefined,
): Promise<string | Outcome> {
  const fresh = renewal ? { fresh: true, claims: renewal.claims } : {};
  try {
    return checked(await orCancelled(tokens.getToken({ scopes, ...fresh, signal }), signal));
  } catch (thrown) {
    const error = ConnectorError.is(thrown) ? thrown : tokenFailure(thrown);
    if (error.code !== "unavailable") throw error;
    return {
      outcome: "not-sent",
      native: String(error.native ?? ""),
      hopeless: error.retry === "never",
    };
  }
}

/** A token that cannot stand in a header would fail as if the connection had. */
function checked(token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw tokenFailure(undefined);
}
