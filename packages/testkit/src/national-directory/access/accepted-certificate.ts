import { createPublicKey, type KeyObject, X509Certificate } from "node:crypto";
import { thumbprint } from "../../certificates/certificate.ts";

/** A certificate that assertions are checked against. */
export interface AcceptedCertificate {
  readonly publicKey: KeyObject;
  readonly thumbprint: string;
}

/** Reads the certificate of an application from PEM. */
export function acceptedCertificate(certificate: string): AcceptedCertificate {
  const { publicKey } = new X509Certificate(certificate);
  const pem = publicKey.export({ format: "pem", type: "spki" });
  return { publicKey: createPublicKey(pem), thumbprint: thumbprint(certificate) };
}
