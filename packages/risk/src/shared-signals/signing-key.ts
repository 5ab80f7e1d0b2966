import type { webcrypto } from "node:crypto";
import { invalidOption, type Secret, wipeableCopy, withSecret } from "@rollcall/core";
import { keyParameters, type SignalAlgorithm } from "./algorithm.ts";

/** A private key that cannot be printed or taken out of the process again. */
export type SigningKey = webcrypto.CryptoKey;

/**
 * Makes the key to sign with out of a private key in PKCS #8 (DER). The key that it gives cannot be exported. Wipe the
 * secret afterwards. Throws `invalid-options`, without anything of the key, where it is no key of that algorithm.
 */
export async function signingKey(key: Secret, algorithm: SignalAlgorithm): Promise<SigningKey> {
  try {
    return await withSecret(key, async (bytes) => {
      const copy = wipeableCopy(bytes);
      try {
        const parameters = keyParameters[algorithm];
        return await crypto.subtle.importKey("pkcs8", copy, parameters, false, ["sign"]);
      } finally {
        copy.fill(0);
      }
    });
  } catch {
    const advice = "Give a private key in PKCS #8 (DER) that fits the algorithm.";
    throw invalidOption("signingKey()", { field: "key", rule: "pkcs8", advice });
  }
}
