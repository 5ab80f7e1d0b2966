import type { Certificate } from "./certificate.ts";

/** Writes a certificate as PEM. */
export function pemOf({ der }: Certificate): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
