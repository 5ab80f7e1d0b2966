import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { throwAwayAuthority } from "../certificates.ts";

/**
 * Writes a certificate for one address and `localhost` into `cert.pem` of a folder, and its key into `key.pem`. Gives
 * the certificate to trust, as PEM, which `cert.pem` holds too.
 */
export async function certify(folder: string, address: string): Promise<string> {
  const authority = throwAwayAuthority();
  const hosts = ["dc1.trust.nhs.example", "localhost", "127.0.0.1", address];
  const { certificate, privateKey } = authority.issue(hosts);
  await writeFile(join(folder, "cert.pem"), certificate + authority.certificate);
  // Samba refuses a key that others may read.
  await writeFile(join(folder, "key.pem"), privateKey, { mode: 0o600 });
  return authority.certificate;
}
