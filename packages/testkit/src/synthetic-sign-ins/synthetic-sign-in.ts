/**
 * A sign-in that succeeded, or an attacker's attempt that would have. Has the shape of `SignIn` in `@rollcall/risk`.
 */
export interface SyntheticSignIn {
  readonly id: string;
  /** In milliseconds since 1970 UTC. */
  readonly at: number;
  readonly subject: string;
  readonly organisation: string;
  readonly role: string;
  readonly result: "succeeded";
  /** Of the block 240.0.0.0/4, which belongs to nobody, or 192.0.2.0/24 for the trust. */
  readonly address: string;
  readonly network: { readonly number: number; readonly name: string };
  readonly place: SyntheticPlace;
  readonly device: SyntheticDevice;
  readonly method: string;
  readonly application: string;
  readonly protocol: "modern";
  readonly session: string;
}

/** Where an address is believed to be; accuracy in km. */
export interface SyntheticPlace {
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy: number;
}

/**
 * A device as it shows itself. Shared workstations have no id: what a browser keeps is wiped there when somebody signs
 * out.
 */
export interface SyntheticDevice {
  readonly id?: string;
  readonly agent: string;
  readonly browser: string;
  readonly system: string;
  readonly type: "desktop" | "phone";
}

/**
 * How a person of the trust works. `day`: at a desk, a day a week from home. `ward`: twelve-hour day shifts on shared
 * workstations, several sign-ins each. `night`: the same by night. `bank`: less than monthly, from anywhere. `home`:
 * mostly from home, where the address changes. `phone`: in the community, over a mobile network whose addresses change
 * all the time. `traveller`: `day`, and abroad for some days every few weeks.
 */
export type WorkPattern = "day" | "ward" | "night" | "bank" | "home" | "phone" | "traveller";

/** One of the people who sign in. */
export interface SyntheticStaff {
  readonly subject: string;
  readonly pattern: WorkPattern;
  /** The first day on which the person may sign in, counted from the start. */
  readonly joins: number;
}

/**
 * Who tries to sign in as somebody else, with the right password. `naive`: from anywhere in the world, with a common
 * browser. `vpn`: from a hosting network in the person's country, with a common browser. `targeted`: from a home
 * network in the person's region, with a browser and a system like the person's.
 */
export type AttackerKind = "naive" | "vpn" | "targeted";
