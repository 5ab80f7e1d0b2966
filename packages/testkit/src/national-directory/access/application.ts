import { acceptedCertificate } from "./accepted-certificate.ts";
import { challenge, type Registration } from "./registration.ts";

/** How an application is registered. */
export interface ApplicationSeed {
  /** Its client identifier: a UUID. */
  readonly id?: string | undefined;
  /** Application permissions that were consented to, such as `User.Read.All`. */
  readonly permissions: readonly string[];
  /** Its certificate in PEM. */
  readonly certificate: string;
  /** Directory roles, such as `User Administrator`, that sensitive actions ask for. */
  readonly directoryRoles?: readonly string[] | undefined;
  /** The ODS codes of whom it serves: what it writes to others is noted as a trespass. */
  readonly organisations?: readonly string[] | undefined;
}

/** A registered application. */
export interface Application {
  readonly id: string;
  /** Withdraws consent for a permission: tokens from now on are without it, and older ones are refused. */
  withdraw(permission: string): void;
  /** Consents to a further permission, for tokens from now on. */
  grant(permission: string): void;
  /** Replaces the certificate: assertions of the old one are refused. */
  rollCertificate(certificate: string): void;
  /** Refuses all tokens given so far with a claims challenge. */
  challenge(): void;
}

/** Registers an application. */
export function registration(seed: ApplicationSeed, id: string): Registration {
  const { organisations } = seed;
  return {
    id,
    permissions: new Set(seed.permissions),
    directoryRoles: new Set(seed.directoryRoles ?? []),
    organisations: organisations && new Set(organisations),
    certificate: acceptedCertificate(seed.certificate),
    validFrom: 0,
    challenged: false,
    tokens: 0,
  };
}

/** Gives what a test may do to a registered application. */
export function applicationOf(held: Registration): Application {
  return {
    id: held.id,
    withdraw: (permission) => {
      held.permissions.delete(permission);
      held.validFrom = held.tokens;
    },
    grant: (permission) => {
      held.permissions.add(permission);
    },
    rollCertificate: (certificate) => {
      held.certificate = acceptedCertificate(certificate);
    },
    challenge: () => challenge(held),
  };
}
