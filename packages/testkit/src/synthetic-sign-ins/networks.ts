import { below, pick } from "../staff/draw.ts";
import type { Random } from "../staff/random.ts";
import { weighted } from "../staff/weighted.ts";
import type { SyntheticPlace } from "./synthetic-sign-in.ts";

/** A network that people sign in from. Nothing of it is real: number, name and addresses belong to nobody. */
export interface SyntheticNetwork {
  readonly number: number;
  readonly name: string;
  /** The first two numbers of its addresses. */
  readonly prefix: string;
  /** How many blocks of 256 addresses it has. */
  readonly blocks: number;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  /** How common it is among its like. */
  readonly weight: number;
}

const trustPlace = { country: "GB", latitude: 53.48, longitude: -2.24 };

/** The trust's own. */
export const trustNetwork: SyntheticNetwork = {
  number: 64_496,
  name: "Ambleford Trust",
  prefix: "192.0",
  blocks: 1,
  ...trustPlace,
  weight: 1,
};

/** Home broadband in the trust's region. Numbers for documentation (RFC 5398). */
export const homeNetworks: readonly SyntheticNetwork[] = [35, 25, 20, 12, 5, 3].map(
  (weight, index) => ({
    number: 64_497 + index,
    name: `Home broadband ${index + 1}`,
    prefix: `241.${index}`,
    blocks: 200,
    ...trustPlace,
    weight,
  }),
);

/** Mobile carriers, which put very many people behind few addresses. */
export const mobileNetworks: readonly SyntheticNetwork[] = [40, 30, 30].map((weight, index) => ({
  number: 65_536 + index,
  name: `Mobile carrier ${index + 1}`,
  prefix: `242.${index}`,
  blocks: 4,
  ...trustPlace,
  latitude: 52.5,
  longitude: -1.5,
  weight,
}));

/** Hosting networks in the trust's country, such as a VPN comes out of. */
export const hostingNetworks: readonly SyntheticNetwork[] = [50, 30, 20].map((weight, index) => ({
  number: 65_540 + index,
  name: `Hosting ${index + 1}`,
  prefix: `243.${index}`,
  blocks: 64,
  country: "GB",
  latitude: 51.5,
  longitude: -0.1,
  weight,
}));

const countries = [
  ["US", 39, -98, 20],
  ["NL", 52.1, 5.3, 10],
  ["DE", 51, 10, 10],
  ["FR", 46, 2, 8],
  ["BR", -10, -55, 8],
  ["IN", 21, 78, 8],
  ["VN", 16, 106, 7],
  ["ID", -5, 120, 7],
  ["ZA", -29, 24, 5],
  ["ES", 40, -4, 5],
  ["IE", 53, -8, 4],
  ["PT", 39.5, -8, 4],
  ["NG", 9, 8, 4],
] as const;

/** Networks in the rest of the world, three to a country. Private numbers (RFC 6996). */
export const foreignNetworks: readonly SyntheticNetwork[] = countries.flatMap(
  ([country, latitude, longitude, weight], index) =>
    [0, 1, 2].map((each) => ({
      number: 64_512 + index * 3 + each,
      name: `${country} network ${each + 1}`,
      prefix: `${244 + each}.${index}`,
      blocks: 200,
      country,
      latitude,
      longitude,
      weight,
    })),
);

/** Draw a network by how common it is. */
export const drawNetwork: Readonly<
  Record<"home" | "mobile" | "hosting" | "foreign", (random: Random) => SyntheticNetwork>
> = {
  home: weighted(homeNetworks),
  mobile: weighted(mobileNetworks),
  hosting: weighted(hostingNetworks),
  foreign: weighted(foreignNetworks),
};

/** Draws an address of a network. */
export function addressIn({ prefix, blocks }: SyntheticNetwork, random: Random): string {
  return `${prefix}.${below(random, blocks)}.${1 + below(random, 254)}`;
}

/** Draws one of the two addresses out of which all of the trust's traffic comes. */
export function trustAddress(random: Random): string {
  return pick(random, ["192.0.2.10", "192.0.2.11"]);
}

/** Gives where an address of a network is believed to be, as a look-up would: not where the person is. */
export function placeOf({ country, latitude, longitude }: SyntheticNetwork): SyntheticPlace {
  return { country, latitude, longitude, accuracy: country === "GB" ? 50 : 200 };
}
