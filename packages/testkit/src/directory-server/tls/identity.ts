import { createSecureContext, type SecureContext } from "node:tls";
import { makeCertificate } from "./certificate.ts";
import { pemOf } from "./pem.ts";

/** What a server shows of itself, and what its clients need to believe it. */
export interface Identity {
  /** The throw-away authority, as PEM. */
  readonly ca: string;
  readonly context: SecureContext;
}

/** What the server's certificate says, for tests of clients that look at it. */
export interface CertificateChoice {
  /** DNS names and IPv4 addresses. Defaults to the controller's own name, `localhost` and `127.0.0.1`. */
  readonly hosts?: readonly string[] | undefined;
  /** Defaults to ten years from now. */
  readonly notAfter?: Date | undefined;
}

const day = 24 * 60 * 60 * 1000;

/** Makes an authority of its own and a certificate for a server on loopback. */
export function makeIdentity(host: string, choice: CertificateChoice = {}): Identity {
  const notBefore = new Date(Date.now() - 30 * day);
  const far = new Date(Date.now() + 3650 * day);
  const authority = makeCertificate({
    name: `Rollcall test authority for ${host}`,
    serial: 1,
    notBefore,
    notAfter: far,
  });
  const own = makeCertificate(
    {
      name: host,
      serial: 2,
      notBefore,
      notAfter: choice.notAfter ?? far,
      hosts: choice.hosts ?? [host, "localhost", "127.0.0.1"],
    },
    authority,
  );
  const ca = pemOf(authority);
  const key = own.key.export({ type: "pkcs8", format: "pem" });
  return { ca, context: createSecureContext({ key, cert: pemOf(own) + ca }) };
}
