import { ConnectorError } from "@rollcall/core";
import { tokenFailure } from "../errors/token-failure.ts";
import type { TokenProvider } from "../transport.ts";
import type { Outcome } from "./outcome.ts";
import { orCancelled } from "./pause.ts";

/** A token that was refused, and the claims that another must be asked for with. */
export interface Refused {
  readonly token: string;
  readonly claims: string | undefined;
}

/** Gets tokens for requests. */
export interface Authenticator {
  /**
   * Gives a token; another one when one was refused. Gives `not-sent` when the token endpoint could not be reached.
   * Throws `auth-failed` when it refused, and `cancelled`.
   */
  token(refused: Refused | undefined, signal: AbortSignal | undefined): Promise<string | Outcome>;
}

interface Renewal {
  readonly refused: string;
  readonly given: Promise<string>;
}

const scopes = ["https://graph.microsoft.com/.default"];

/**
 * Asks a provider for tokens. Requests whose token is refused at the same time share one renewal, and a refused token
 * that the provider still holds is not used again.
 */
export function authenticator(tokens: TokenProvider): Authenticator {
  let last: Renewal | undefined;
  const renewed = ({ token, claims }: Refused): Promise<string> => {
    if (last?.refused === token) return last.given;
    // Without a signal: the others wait for it when the first one gives up.
    const given = tokens.getToken({ scopes, claims, fresh: true });
    const renewal: Renewal = { refused: token, given };
    last = renewal;
    given.catch(() => {
      if (last === renewal) last = undefined;
    });
    return given;
  };
  const usual = async (signal: AbortSignal | undefined): Promise<string> => {
    const token = await tokens.getToken({ scopes, signal });
    return token === last?.refused ? last.given : token;
  };
  return {
    async token(refused, signal) {
      try {
        return checked(await orCancelled(refused ? renewed(refused) : usual(signal), signal));
      } catch (thrown) {
        return unreached(ConnectorError.is(thrown) ? thrown : tokenFailure(thrown));
      }
    },
  };
}

function unreached(error: ConnectorError): Outcome {
  if (error.code !== "unavailable") throw error;
  const hopeless = error.retry === "never";
  return { outcome: "not-sent", native: String(error.native ?? ""), hopeless };
}

/** A token that cannot stand in a header would fail as if the connection had. */
function checked(token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw tokenFailure(undefined);
}
