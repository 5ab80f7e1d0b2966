import { Refusal } from "../wire/refusal.ts";

const bearer =
  'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"';

/** Refuses whoever does not say who he is. */
export function unauthenticated(message: string): Refusal {
  const headers = { "www-authenticate": bearer };
  return new Refusal(401, "InvalidAuthenticationToken", message, { headers });
}

/** Refuses a token that was good until now, and says with which claims to ask for another (continuous access evaluation). */
export function challenged(): Refusal {
  const claims = JSON.stringify({ access_token: { nbf: { essential: true, value: "1" } } });
  const encoded = Buffer.from(claims).toString("base64");
  const said = `${bearer}, error="insufficient_claims", claims="${encoded}"`;
  const message =
    "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp";
  const headers = { "www-authenticate": said };
  return new Refusal(401, "InvalidAuthenticationToken", message, { headers });
}
