/** What is known of a sign-in apart from the person: of its address, and of the person's place in the staff record. */
export interface Surroundings {
  /** What the integrator's lists say of the address; `undefined` where none names it. */
  readonly listed: ListedNetwork | undefined;
  /** How many different people failed to sign in from the address within the window. */
  readonly failingPeople: number;
  /** How many different people of the same organisation were lately seen from the address's network. */
  readonly colleagues: number;
  /** The autonomous system in which the person's session was last seen; nothing where it was not, or nobody says. */
  readonly sessionNetwork?: number | undefined;
  readonly standing: Standing;
}

/**
 * What a list says of a network: `egress` is where an organisation's own traffic comes out, such as HSCN or a trust's
 * proxy; `vpn` is one that is allowed; `anonymiser` hides who uses it; `threat` is known to attack.
 */
export type ListedNetwork = "egress" | "vpn" | "anonymiser" | "threat";

/**
 * How the staff record stands to a person at an instant. `just-left`: the last day ended so lately that its night shift
 * may not be over. `unknown` where it does not speak of the person, or contradicts itself.
 */
export type Standing =
  | "in-post"
  | "not-started"
  | "absent"
  | "suspended"
  | "just-left"
  | "left"
  | "unknown";
