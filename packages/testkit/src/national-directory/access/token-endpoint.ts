import type { Answer } from "../wire/exchange.ts";
import { type AssertionFault, checkAssertion } from "./assertion.ts";
import type { Registration } from "./registration.ts";
import type { TokenMint } from "./token-mint.ts";

/** What the token endpoint works with. */
export interface TokenEndpoint {
  readonly tenant: string;
  /** The address that it is reached by, without the tenant. */
  readonly url: string;
  readonly applications: ReadonlyMap<string, Registration>;
  readonly mint: TokenMint;
  /** The present by the clock of clients, in milliseconds. */
  readonly clientClock: () => number;
}

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const graphScope = "https://graph.microsoft.com/.default";

/** Gives what a client must know to ask for tokens (OpenID Connect Discovery). */
export function openidConfiguration({ url, tenant }: TokenEndpoint): Answer {
  const base = `${url}/${tenant}`;
  const body = {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ["private_key_jwt"],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ["query", "fragment", "form_post"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    response_types_supported: ["code", "id_token", "code id_token", "id_token token"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    cloud_instance_name: "microsoftonline.com",
    msgraph_host: "graph.microsoft.com",
  };
  return { status: 200, body };
}

/** Answers a request for a token by client credentials (RFC 6749, 4.4) with a signed assertion (RFC 7523). */
export async function giveToken(endpoint: TokenEndpoint, form: URLSearchParams): Promise<Answer> {
  const client = endpoint.applications.get(form.get("client_id") ?? "");
  const fault = await faultOf(endpoint, form, client);
  if (fault || !client) return refusedToken(endpoint, fault ?? unknownClient);
  const token = await endpoint.mint.make(client, { answersChallenge: form.has("claims") });
  const lifetime = { expires_in: endpoint.mint.lifetime, ext_expires_in: endpoint.mint.lifetime };
  return {
    status: 200,
    headers: { "cache-control": "no-store" },
    body: { token_type: "Bearer", ...lifetime, access_token: token },
  };
}

type TokenFault = AssertionFault & { readonly error?: string };

const unknownClient: TokenFault = {
  number: 700016,
  message: "Application was not found in the directory.",
  error: "unauthorized_client",
};

async function faultOf(
  endpoint: TokenEndpoint,
  form: URLSearchParams,
  client: Registration | undefined,
): Promise<TokenFault | undefined> {
  if (form.get("grant_type") !== "client_credentials") {
    const message = "The provided value for the input parameter 'grant_type' is not allowed.";
    return { number: 70003, message, error: "unsupported_grant_type" };
  }
  if (!client) return unknownClient;
  if (!(form.get("scope") ?? "").split(" ").includes(graphScope)) {
    const message = "The provided value for the input parameter 'scope' is not valid.";
    return { number: 1002012, message, error: "invalid_scope" };
  }
  if (form.get("client_assertion_type") !== assertionType) {
    return {
      number: 7000218,
      message: "The request body must contain the parameter 'client_assertion'.",
    };
  }
  const base = `${endpoint.url}/${endpoint.tenant}`;
  return checkAssertion(form.get("client_assertion") ?? "", client, {
    audiences: [`${base}/oauth2/v2.0/token`, `${base}/v2.0`],
    now: endpoint.clientClock(),
  });
}

function refusedToken(endpoint: TokenEndpoint, fault: TokenFault): Answer {
  const body = {
    error: fault.error ?? "invalid_client",
    error_description: `AADSTS${fault.number}: ${fault.message}`,
    error_codes: [fault.number],
    timestamp: new Date(endpoint.clientClock()).toISOString(),
  };
  return { status: fault.error ? 400 : 401, body };
}
