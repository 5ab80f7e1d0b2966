import { ConnectorError } from "@rollcall/core";
import { tokenFailure } from "../errors/token-failure.ts";
import type { TokenProvider } from "../transport.ts";

/** A credential of `@azure/identity`, as far as it is used: each of that library's credentials is one. */
export interface TokenCredentialLike {
  getToken(
    scopes: string[],
    options?: {
      readonly abortSignal?: AbortSignal;
      readonly claims?: string;
      readonly enableCae?: boolean;
    },
  ): Promise<{ readonly token: string } | null>;
}

/**
 * Asks for what every token fulfils: not to be used before 1970. The library keeps its tokens to itself and gives a new
 * one for claims only.
 */
const anyClaims = JSON.stringify({ access_token: { nbf: { essential: true, value: "1" } } });

/**
 * Makes a token provider of a credential of `@azure/identity`. Tokens are asked for with continuous access evaluation,
 * whose challenges are answered. The library keeps and renews them.
 *
 * @example
 * ```ts
 * import { ClientCertificateCredential } from "@azure/identity";
 * import { fromTokenCredential } from "@rollcall/connector-nhsmail";
 *
 * declare const tenant: string;
 * declare const clientId: string;
 *
 * const tokens = fromTokenCredential(
 *   new ClientCertificateCredential(tenant, clientId, { certificatePath: "rollcall.pem" }),
 * );
 * ```
 */
export function fromTokenCredential(credential: TokenCredentialLike): TokenProvider {
  return {
    async getToken({ scopes, claims, fresh, signal }) {
      const asked = claims ?? (fresh ? anyClaims : undefined);
      const options = {
        enableCae: true,
        ...(asked === undefined ? {} : { claims: asked }),
        ...(signal ? { abortSignal: signal } : {}),
      };
      try {
        const given = await credential.getToken([...scopes], options);
        if (given) return given.token;
      } catch (thrown) {
        throw ConnectorError.is(thrown) ? thrown : tokenFailure(thrown);
      }
      throw tokenFailure(undefined);
    },
  };
}
