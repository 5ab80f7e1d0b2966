import { ConnectorError } from "@rollcall/core";
import { tokenFailure } from "../errors/token-failure.ts";
import type { TokenProvider } from "../transport.ts";

/** A `ConfidentialClientApplication` of `@azure/msal-node`, as far as it is used. */
export interface ConfidentialApplicationLike {
  acquireTokenByClientCredential(request: {
    scopes: string[];
    claims?: string;
    skipCache?: boolean;
  }): Promise<{ readonly accessToken: string } | null>;
}

/**
 * Makes a token provider of an application of `@azure/msal-node`. The library keeps and renews tokens. Give the
 * application the client capability `cp1`, so that continuous access evaluation works: its challenges are answered.
 *
 * @example
 * ```ts
 * import { ConfidentialClientApplication } from "@azure/msal-node";
 * import { fromMsal } from "@rollcall/connector-nhsmail";
 *
 * declare const clientId: string;
 * declare const authority: string; // https://login.microsoftonline.com/ and the tenant
 * declare const clientCertificate: { thumbprintSha256: string; privateKey: string };
 *
 * const tokens = fromMsal(
 *   new ConfidentialClientApplication({
 *     auth: { clientId, authority, clientCapabilities: ["cp1"], clientCertificate },
 *   }),
 * );
 * ```
 */
export function fromMsal(application: ConfidentialApplicationLike): TokenProvider {
  return {
    async getToken({ scopes, claims, fresh }) {
      const asked = {
        scopes: [...scopes],
        ...(claims === undefined ? {} : { claims }),
        ...(fresh ? { skipCache: true } : {}),
      };
      try {
        const given = await application.acquireTokenByClientCredential(asked);
        if (given) return given.accessToken;
      } catch (thrown) {
        throw ConnectorError.is(thrown) ? thrown : tokenFailure(thrown);
      }
      throw tokenFailure(undefined);
    },
  };
}
