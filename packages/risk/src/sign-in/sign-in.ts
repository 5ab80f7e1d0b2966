/**
 * An attempt to sign in, as this package sees it, wherever it was observed. `parseSignIn` checks one; the adapters make
 * them.
 */
export interface SignIn {
  /** The event's own id, so that one that is delivered twice counts once. */
  readonly id: string;
  /** When it was, in milliseconds since 1970 UTC. */
  readonly at: number;
  /** The stable key of the account or person that the profile belongs to. */
  readonly subject: string;
  /** The ODS code of the organisation, for the population that a newcomer is compared with. */
  readonly organisation?: string;
  /** The staff group or job role, likewise. */
  readonly role?: string;
  readonly result: SignInResult;
  /**
   * `true` where the source says that the password or key was right although the attempt did not succeed, such as when
   * it was expired. Nothing where it does not say.
   */
  readonly validated?: boolean;
  /** An IP address as text, IPv4 or IPv6; a mapped IPv4 address is written as IPv4. */
  readonly address?: string;
  readonly network?: Network;
  readonly place?: Place;
  readonly device?: Device;
  /** How the person proved who they are, such as `password`, `smartcard`, `passkey`. */
  readonly method?: string;
  readonly application?: string;
  /** Whether the protocol can ask for a second factor at all. */
  readonly protocol?: "modern" | "legacy";
  /** The id of the session or token that the event belongs to. */
  readonly session?: string;
  /** What became of a second factor or prompt that was asked for. */
  readonly stepUp?: "passed" | "denied" | "failed";
}

/**
 * How an attempt ended; `wrong-password` and `failed` count as failures of the person, `refused` was stopped by a rule
 * of the system. An attempt on an account that is locked has `failed`: whoever guesses goes on against it.
 */
export type SignInResult = "succeeded" | "wrong-password" | "failed" | "refused";

/** The network that an address belongs to. */
export interface Network {
  /** The number of its autonomous system. */
  readonly number: number;
  readonly name?: string;
}

/** Where an address is believed to be. */
export interface Place {
  /** ISO 3166 code of two letters. */
  readonly country?: string;
  /** In degrees, WGS 84. Both or neither. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** In km; the true place lies within it with a probability that the supplier of the numbers states. */
  readonly accuracy?: number;
}

/** What is known of a device. From the most particular to the most general. */
export interface Device {
  /** An identifier that the device proves or that a cookie holds. */
  readonly id?: string;
  /** The text that a browser sends of itself, at most 1,024 characters of it. */
  readonly agent?: string;
  /** Family and major version, such as `Edge 141`. */
  readonly browser?: string;
  /** Such as `Windows 11`. */
  readonly system?: string;
  readonly type?: "desktop" | "phone" | "tablet" | "other";
}
