import type { Answer, GraphRequest } from "../wire/exchange.ts";
import type { World } from "../world.ts";
import { giveToken, openidConfiguration, type TokenEndpoint } from "./token-endpoint.ts";

/** Answers what a client asks of Entra ID rather than of Graph; `undefined` for everything else. */
export type SideDoor = (request: GraphRequest, text: string) => Promise<Answer | undefined>;

/** Opens the door to the token endpoint of a tenant. */
export function sideDoor(
  world: World,
  about: { readonly url: string; readonly clientClock: () => number },
): SideDoor {
  const { tenant } = world.settings;
  const endpoint: TokenEndpoint = {
    tenant,
    applications: world.applications,
    mint: world.mint,
    ...about,
  };
  return async ({ method, url }, text) => {
    const path = url.split("?")[0]?.toLowerCase();
    if (path === `/${tenant}/v2.0/.well-known/openid-configuration`)
      return openidConfiguration(endpoint);
    if (path === `/${tenant}/discovery/v2.0/keys`)
      return { status: 200, body: { keys: [await world.mint.key()] } };
    if (path !== `/${tenant}/oauth2/v2.0/token` || method !== "POST") return;
    return giveToken(endpoint, new URLSearchParams(text));
  };
}
