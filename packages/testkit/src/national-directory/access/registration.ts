import type { AcceptedCertificate } from "./accepted-certificate.ts";

/** What the directory holds of an application. */
export interface Registration {
  readonly id: string;
  readonly permissions: Set<string>;
  readonly directoryRoles: ReadonlySet<string>;
  readonly organisations: ReadonlySet<string> | undefined;
  certificate: AcceptedCertificate;
  /** Tokens up to this number are refused. */
  validFrom: number;
  /** Whether new tokens must be asked for with the claims of a challenge. */
  challenged: boolean;
  /** How many tokens it was given. */
  tokens: number;
}

/** Refuses all tokens that an application holds until it asks for one with the claims of the challenge. */
export function challenge(held: Registration): void {
  held.validFrom = held.tokens;
  held.challenged = true;
}
