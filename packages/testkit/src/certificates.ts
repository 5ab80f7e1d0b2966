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

/** A certificate authority that lives as long as the process and vouches for servers of tests. */
export interface ThrowAwayAuthority {
  /** Its own certificate in PEM: what a client is told to trust. */
  readonly certificate: string;
  /** Makes a certificate for a server that is reached by these names and IPv4 addresses. */
  issue(hosts: readonly string[]): KeyedCertificate;
}

/** Makes an authority whose key is on no disk; `now` defaults to the present. */
export function throwAwayAuthority(now: number = Date.now()): ThrowAwayAuthority {
  const name = "Throw-away authority";
  const own = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signingKey = own.privateKey;
  const certificate = writeCertificate({
    subject: name,
    issuer: name,
    publicKey: own.publicKey,
    signingKey,
    now,
  });
  const issue = (hosts: readonly string[]): KeyedCertificate => {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const subject = hosts[0] ?? "localhost";
    const written = writeCertificate({ subject, issuer: name, publicKey, signingKey, hosts, now });
    return keyed(written, privateKey);
  };
  return { certificate, issue };
}

/** Makes the self-signed RSA certificate of an application that signs its own assertions. */
export async function applicationCertificate(
  name: string,
  now: number = Date.now(),
): Promise<KeyedCertificate> {
  const pair = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  const { publicKey, privateKey } = pair;
  const facts = { subject: name, issuer: name, publicKey, signingKey: privateKey, now };
  return keyed(writeCertificate(facts), privateKey);
}

function keyed(certificate: string, key: KeyObject): KeyedCertificate {
  const privateKey = key.export({ format: "pem", type: "pkcs8" }).toString();
  return { certificate, privateKey, thumbprint: thumbprint(certificate) };
}
