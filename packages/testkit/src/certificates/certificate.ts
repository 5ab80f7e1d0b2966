import { createHash, randomBytes, sign, X509Certificate } from "node:crypto";
import {
  Set as Asn1Set,
  type AsnType,
  BitString,
  Constructed,
  fromBER,
  GeneralizedTime,
  Integer,
  Null,
  ObjectIdentifier,
  Sequence,
  UTCTime,
  Utf8String,
} from "asn1js";
import { type ExtensionFacts, extensions } from "./extensions.ts";

/** What a certificate says, and who vouches for it. */
export interface CertificateFacts extends ExtensionFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Writes a certificate (RFC 5280) in PEM. */
export function writeCertificate(facts: CertificateFacts): string {
  const algorithm = signatureAlgorithm(facts);
  const content = sequence(
    inContext(0, new Integer({ value: 2 })),
    new Integer({ valueHex: serialNumber() }),
    algorithm,
    nameOf(facts.issuer),
    sequence(timeOf(facts.notBefore), timeOf(facts.notAfter)),
    nameOf(facts.subject),
    fromBER(facts.publicKey.export({ format: "der", type: "spki" })).result,
    inContext(3, extensions(facts)),
  );
  const valueHex = sign("sha256", Buffer.from(content.toBER()), facts.signingKey);
  const whole = sequence(content, algorithm, new BitString({ valueHex }));
  return new X509Certificate(Buffer.from(whole.toBER())).toString();
}

/** Gives the SHA-256 thumbprint of a certificate in base64url, as `x5t#S256` carries it (RFC 7515, 4.1.8). */
export function thumbprint(pem: string): string {
  return createHash("sha256").update(new X509Certificate(pem).raw).digest("base64url");
}

function sequence(...value: AsnType[]): Sequence {
  return new Sequence({ value });
}

function inContext(tagNumber: number, value: AsnType): Constructed {
  return new Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [value] });
}

function serialNumber(): Uint8Array {
  const bytes = randomBytes(16);
  // The first bit says the sign, and a first byte of nothing is not allowed.
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}

function signatureAlgorithm({ signingKey }: CertificateFacts): Sequence {
  return signingKey.asymmetricKeyType === "rsa"
    ? sequence(new ObjectIdentifier({ value: "1.2.840.113549.1.1.11" }), new Null())
    : sequence(new ObjectIdentifier({ value: "1.2.840.10045.4.3.2" }));
}

function nameOf(commonName: string): Sequence {
  const id = new ObjectIdentifier({ value: "2.5.4.3" });
  return sequence(new Asn1Set({ value: [sequence(id, new Utf8String({ value: commonName }))] }));
}

// The standard wants the shorter form before 2050, and whole seconds in both.
function timeOf(date: Date): UTCTime {
  const valueDate = new Date(Math.trunc(date.getTime() / 1000) * 1000);
  return date.getUTCFullYear() < 2050
    ? new UTCTime({ valueDate })
    : new GeneralizedTime({ valueDate });
}
