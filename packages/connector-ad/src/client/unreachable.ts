import { ConnectorError } from "@rollcall/core";
import { nativeCode } from "./loss.ts";

/**
 * Turns what went wrong before a server could be spoken to into a ConnectorError. Refused certificates are `unavailable`
 * and stop the whole system: trying again brings nothing, and no password was sent.
 */
export function unreachable(thrown: unknown): ConnectorError {
  if (ConnectorError.is(thrown)) return thrown;
  const native = nativeCode(thrown);
  const certificate = native === undefined ? undefined : adviceOnCertificate(native);
  if (certificate === undefined) return unreached(native, thrown);
  return new ConnectorError({
    code: "unavailable",
    message: "the certificate of the directory server is not to be trusted",
    retry: "never",
    scope: "system",
    advice: certificate,
    native,
    where: { rule: "certificate" },
  });
}

function unreached(native: string | undefined, cause: unknown): ConnectorError {
  const isTls = native === "EPROTO" || native?.startsWith("ERR_SSL") === true;
  return new ConnectorError({
    code: "unavailable",
    message: "the directory server cannot be reached",
    advice: isTls
      ? "The server does not speak TLS 1.2 or later at this address; check the port and its settings."
      : "Check the address, the name service, the network and that the server runs.",
    native,
    cause,
  });
}

const byCode: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "The certificate has expired: renew it on the server.",
  CERT_NOT_YET_VALID: "The certificate is not valid yet: compare the clocks of both machines.",
  CERT_REVOKED: "The certificate was revoked: give the server another.",
  ERR_TLS_CERT_ALTNAME_INVALID:
    "The certificate is for another name: use the server's name in the URL, or give tls.serverName.",
};

const unknownAuthority =
  "It was issued by an authority that is not known here: give its certificate in tls.ca.";

function adviceOnCertificate(native: string): string | undefined {
  if (Object.hasOwn(byCode, native)) return byCode[native];
  const isOther = /CERT|ISSUER|SIGNATURE|^INVALID_(?:CA|PURPOSE)|^PATH_LENGTH|^HOSTNAME/.test(
    native,
  );
  return isOther ? unknownAuthority : undefined;
}
