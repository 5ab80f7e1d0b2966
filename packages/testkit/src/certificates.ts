import { generateKeyPair, generateKeyPairSync, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { thumbprint, writeCertificate } from "./certificates/certificate.ts";

/** A certificate and its private key, both in PEM. */
export interface KeyedCertificate {
  readonly certificate: string;
  /** In PKCS #8. */
  readonly privateKey: string;
  /** SHA-256 of the certificate in base64url, as `x5t#S256` carries it. */
  readonly thumbprint: string;
}

/** When a certificate is good. Defaults to thirty days ago until ten years from now. */
export interface Validity {
  readonly notBefore?: Date | undefined;
  readonly notAfter?: Date | undefined;
}

/** A certificate authority that lives as long as the process and vouches for servers of tests. */
export interface ThrowAwayAuthority {
  /** Its own certificate in PEM: what a client is told to trust. */
  readonly certificate: string;
  /** Makes a certificate for a server that is reached by these names and IPv4 addresses; loopback without any. */
  issue(hosts?: readonly string[], validity?: Validity): KeyedCertificate;
}

const day = 86_400_000;

/** Makes an authority whose key is on no disk. */
export function throwAwayAuthority(name = "Throw-away authority"): ThrowAwayAuthority {
  const own = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ours = { issuer: name, signingKey: own.privateKey };
  const { publicKey } = own;
  return {
    certificate: writeCertificate({ ...ours, subject: name, publicKey, ...validFor() }),
    issue: (hosts = ["localhost", "127.0.0.1"], validity = {}) => {
      const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const subject = hosts[0] ?? "localhost";
      const facts = { ...ours, subject, publicKey, hosts, ...validFor(validity) };
      return keyed(writeCertificate(facts), privateKey);
    },
  };
}

/** Makes the self-signed RSA certificate of an application that signs its own assertions. */
export async function applicationCertificate(
  name: string,
  validity: Validity = {},
): Promise<KeyedCertificate> {
  const pair = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  const { publicKey, privateKey } = pair;
  const names = { subject: name, issuer: name };
  const facts = { ...names, publicKey, signingKey: privateKey, ...validFor(validity) };
  return keyed(writeCertificate(facts), privateKey);
}

function validFor({ notBefore, notAfter }: Validity = {}) {
  const now = Date.now();
  return {
    notBefore: notBefore ?? new Date(now - 30 * day),
    notAfter: notAfter ?? new Date(now + 3650 * day),
  };
}

function keyed(certificate: string, key: KeyObject): KeyedCertificate {
  const privateKey = key.export({ format: "pem", type: "pkcs8" }).toString();
  return { certificate, privateKey, thumbprint: thumbprint(certificate) };
}
