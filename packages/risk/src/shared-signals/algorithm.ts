/** How tokens may be signed. No algorithm with a shared secret is among them, and no token without a signature. */
export type SignalAlgorithm = "ES256" | "ES384" | "PS256" | "RS256" | "EdDSA";

/** What Web Cryptography calls the keys of each. */
export const keyParameters: Readonly<
  Record<SignalAlgorithm, EcKeyImportParams | RsaHashedImportParams | Algorithm>
> = {
  ES256: { name: "ECDSA", namedCurve: "P-256" },
  ES384: { name: "ECDSA", namedCurve: "P-384" },
  PS256: { name: "RSA-PSS", hash: "SHA-256" },
  RS256: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
  EdDSA: { name: "Ed25519" },
};

interface EcKeyImportParams {
  readonly name: string;
  readonly namedCurve: string;
}

interface RsaHashedImportParams {
  readonly name: string;
  readonly hash: string;
}

interface Algorithm {
  readonly name: string;
}
