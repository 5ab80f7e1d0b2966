import { createSecureContext, type SecureContext } from "node:tls";
import { throwAwayAuthority, type Validity } from "../../certificates.ts";

/** What a server shows of itself, and what its clients need to believe it. */
export interface Identity {
  /** The throw-away authority, as PEM. */
  readonly ca: string;
  readonly context: SecureContext;
}

/** What the server's certificate says, for tests of clients that look at it. */
export interface CertificateChoice extends Validity {
  /** DNS names and IPv4 addresses. Defaults to the controller's own name, `localhost` and `127.0.0.1`. */
  readonly hosts?: readonly string[] | undefined;
}

/** Makes an authority of its own and a certificate for a server on loopback. */
export function makeIdentity(host: string, choice: CertificateChoice = {}): Identity {
  const { hosts = [host, "localhost", "127.0.0.1"] } = choice;
  const authority = throwAwayAuthority(`Rollcall test authority for ${host}`);
  const { certificate, privateKey } = authority.issue(hosts, choice);
  const ca = authority.certificate;
  return { ca, context: createSecureContext({ key: privateKey, cert: certificate + ca }) };
}
