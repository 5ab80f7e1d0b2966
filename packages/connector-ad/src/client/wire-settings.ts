import type { Secret } from "@rollcall/core";

/** What a connection to a directory needs to know: part of the options, checked. */
export interface WireSettings {
  /** In order of preference; at least one. */
  readonly servers: readonly Server[];
  readonly credentials: Credentials;
  readonly tls: TlsSettings;
  /** In milliseconds, for a call that says nothing of it. */
  readonly callTimeout: number;
  /** In milliseconds, for one server to be reached, verified and bound to. */
  readonly connectTimeout: number;
}

/** Where a directory server listens. */
export interface Server {
  readonly url: string;
  /** A host name or an address, without brackets. */
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte on. `start-tls`: before anything else is said. There is no third. */
  readonly encryption: "tls" | "start-tls";
}

/** Who the connector is to the directory. */
export interface Credentials {
  /** A UPN, `DOMAIN\name` or a DN. */
  readonly name: string;
  /** UTF-8. */
  readonly password: Secret;
}

/** Whom the connector believes. The certificate of a server is always verified. */
export interface TlsSettings {
  /** Certificates in PEM of the authorities to believe, and no others. Those that Node knows when missing. */
  readonly ca?: readonly string[] | undefined;
  /** The name that the certificate must be for, when it is not the host of the URL. */
  readonly serverName?: string | undefined;
}
