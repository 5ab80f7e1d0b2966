import { createHash, type KeyObject, randomBytes, sign } from "node:crypto";
import { isIP } from "node:net";
import { der, derIdentifier, derTime } from "./der.ts";

/** What a certificate says, and who vouches for it. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  /** The key of the issuer: P-256 or RSA. */
  readonly signingKey: KeyObject;
  /** Host names and addresses that the certificate is good for; none means that it is an authority's own. */
  readonly hosts?: readonly string[] | undefined;
  readonly now: number;
}

const day = 86_400_000;
const identifier = {
  commonName: derIdentifier("2.5.4.3"),
  subjectNames: derIdentifier("2.5.29.17"),
  basicConstraints: derIdentifier("2.5.29.19"),
  ecdsaWithSha256: derIdentifier("1.2.840.10045.4.3.2"),
  rsaWithSha256: derIdentifier("1.2.840.113549.1.1.11"),
};

/** Writes a certificate (RFC 5280) in PEM: good from the day before `now` for ninety days. */
export function writeCertificate(facts: CertificateFacts): string {
  const algorithm = algorithmOf(facts.signingKey);
  const content = der(
    0x30,
    der(0xa0, der(0x02, Uint8Array.of(2))),
    der(0x02, serialNumber()),
    algorithm,
    nameOf(facts.issuer),
    der(0x30, derTime(facts.now - day), derTime(facts.now + 90 * day)),
    nameOf(facts.subject),
    facts.publicKey.export({ format: "der", type: "spki" }),
    der(0xa3, der(0x30, ...extensionsOf(facts))),
  );
  const signature = sign("sha256", content, facts.signingKey);
  const whole = der(0x30, content, algorithm, der(0x03, Uint8Array.of(0), signature));
  return pemOf(whole);
}

/** Gives the SHA-256 thumbprint of a certificate in base64url, as `x5t#S256` carries it (RFC 7515, 4.1.8). */
export function thumbprint(pem: string): string {
  const base64 = pem.replace(/-----[^-]+-----|\s/g, "");
  return createHash("sha256").update(Buffer.from(base64, "base64")).digest("base64url");
}

function pemOf(bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

function serialNumber(): Uint8Array {
  const bytes = randomBytes(16);
  // The first bit says the sign, and a first byte of nothing is not allowed.
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}

function algorithmOf(key: KeyObject): Uint8Array {
  return key.asymmetricKeyType === "rsa"
    ? der(0x30, identifier.rsaWithSha256, der(0x05))
    : der(0x30, identifier.ecdsaWithSha256);
}

function nameOf(commonName: string): Uint8Array {
  return der(0x30, der(0x31, der(0x30, identifier.commonName, der(0x0c, Buffer.from(commonName)))));
}

function extensionsOf({ hosts }: CertificateFacts): readonly Uint8Array[] {
  if (!hosts) {
    const authority = der(0x30, der(0x01, Uint8Array.of(0xff)));
    const critical = der(0x01, Uint8Array.of(0xff));
    return [der(0x30, identifier.basicConstraints, critical, der(0x04, authority))];
  }
  const names = der(0x30, ...hosts.map(subjectName));
  return [der(0x30, identifier.subjectNames, der(0x04, names))];
}

function subjectName(host: string): Uint8Array {
  if (isIP(host) === 4) return der(0x87, Uint8Array.from(host.split("."), Number));
  return der(0x82, Buffer.from(host));
}
