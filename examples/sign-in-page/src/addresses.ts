import { listedNetworks, type SignIn } from "@rollcall/risk";

/**
 * What is known of an address. In a service of yours it comes out of a file in the MaxMind DB format, by `addressBook`.
 */
interface Known {
  readonly starts: string;
  readonly network: NonNullable<SignIn["network"]>;
  readonly place: NonNullable<SignIn["place"]>;
}

/** The networks of the story, out of the ranges that RFC 5737 sets aside for documentation. */
const known: readonly Known[] = [
  {
    starts: "203.0.113.",
    network: { number: 64_500, name: "the hospital" },
    place: { country: "GB", latitude: 54.98, longitude: -1.61, accuracy: 20 },
  },
  {
    starts: "198.51.100.",
    network: { number: 64_501, name: "a broadband provider" },
    place: { country: "GB", latitude: 53.8, longitude: -1.55, accuracy: 50 },
  },
  {
    starts: "192.0.2.",
    network: { number: 64_502, name: "a rented server" },
    place: { country: "BR", latitude: -23.55, longitude: -46.63, accuracy: 50 },
  },
];

/**
 * Tells whether an address is one that is known for hiding who uses it, or one where the hospital's own traffic comes
 * out.
 */
export const listed = listedNetworks({
  egress: ["203.0.113.0/24"],
  anonymiser: ["192.0.2.128/25"],
});

/** Adds the network and the place of an address to a sign-in. */
export function locate(event: SignIn): SignIn {
  const found = known.find(({ starts }) => event.address?.startsWith(starts));
  return found ? { ...event, network: found.network, place: found.place } : event;
}
