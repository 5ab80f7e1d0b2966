import type { ParseSignInOptions } from "../../sign-in/parse-sign-in.ts";
import type { SignIn } from "../../sign-in/sign-in.ts";
import { standardMethods } from "./claimed-method.ts";
import { claimsSignIn } from "./claims-sign-in.ts";
import type { SignInRequest } from "./request.ts";

/**
 * Reads the claims of an OpenID Connect ID token as a sign-in that succeeded; there is no token for one that did not.
 * The caller has checked signature, issuer, audience, nonce and expiry before: this reads and believes. `undefined` for
 * a client that signed in for itself. Throws `invalid-value`, with the claim and never its value, for what cannot be
 * read.
 */
export function oidcSignIn(
  claims: unknown,
  request: SignInRequest = {},
  options: ParseSignInOptions = {},
): SignIn | undefined {
  return claimsSignIn(claims, request, { ...options, subject: ["sub"], methods: standardMethods });
}
