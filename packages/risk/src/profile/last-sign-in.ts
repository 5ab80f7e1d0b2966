import type { LastSignIn } from "../sign-in/past.ts";
import { sessionHash } from "../sign-in/session-hash.ts";
import type { Place, SignIn } from "../sign-in/sign-in.ts";
import { latestDays } from "./instant.ts";
import { layout } from "./layout.ts";
import type { Profile } from "./profile.ts";

const [placeFlag, networkFlag, sessionFlag, positionFlag] = [1, 2, 4, 8];
const degrees = 1e7;
const noAccuracy = 0xffff;
const longestDelay = latestDays * 86_400_000;

/** Reads the last sign-in that succeeded; its position to 1e-7 degrees, its accuracy to a km. */
export function readLast(profile: Profile): LastSignIn | undefined {
  const { slab, start } = profile;
  const at = slab.doubles[(start + layout.lastAt) >> 3] as number;
  if (at === 0) return undefined;
  const flags = slab.bytes[start + layout.flags] as number;
  const word = (offset: number): number => slab.words[(start + offset) >> 2] as number;
  return {
    at,
    place: (flags & placeFlag) === 0 ? undefined : readPlace(profile, flags),
    network: (flags & networkFlag) === 0 ? undefined : word(layout.network),
    session: (flags & sessionFlag) === 0 ? undefined : word(layout.session),
  };
}

/** Keeps a sign-in as the last one, unless it is older than one that is not from more than a month ahead of `now`. */
export function keepLast({ slab, start }: Profile, event: SignIn, now: number = event.at): void {
  const before = slab.doubles[(start + layout.lastAt) >> 3] as number;
  const at = Math.max(event.at, 1);
  if (at < before && before <= now + longestDelay) return;
  const { place, network, session } = event;
  slab.doubles[(start + layout.lastAt) >> 3] = at;
  let flags = (slab.bytes[start + layout.flags] as number) & 0xf0;
  if (place) flags |= placeFlag | keepPlace(slab, start, place);
  if (network) flags |= networkFlag;
  if (session !== undefined) flags |= sessionFlag;
  slab.words[(start + layout.network) >> 2] = network?.number ?? 0;
  slab.words[(start + layout.session) >> 2] = session === undefined ? 0 : sessionHash(session);
  slab.bytes[start + layout.flags] = flags;
}

/** Gives the flag that says whether there is a position. */
function keepPlace(slab: Profile["slab"], start: number, place: Place): number {
  const { country, latitude, longitude, accuracy } = place;
  slab.halves[(start + layout.country) >> 1] = countryNumber(country);
  slab.halves[(start + layout.accuracy) >> 1] =
    accuracy === undefined || !(accuracy >= 0)
      ? noAccuracy
      : Math.min(Math.ceil(accuracy), noAccuracy - 1);
  if (!isDegrees(latitude, 90) || !isDegrees(longitude, 180)) return 0;
  slab.signed[(start + layout.latitude) >> 2] = Math.round(latitude * degrees);
  slab.signed[(start + layout.longitude) >> 2] = Math.round(longitude * degrees);
  return positionFlag;
}

function readPlace({ slab, start }: Profile, flags: number): Place {
  const country = slab.halves[(start + layout.country) >> 1] as number;
  const accuracy = slab.halves[(start + layout.accuracy) >> 1] as number;
  const hasPosition = (flags & positionFlag) !== 0;
  const position = (offset: number): number =>
    (slab.signed[(start + offset) >> 2] as number) / degrees;
  return {
    ...(country === 0 ? {} : { country: String.fromCharCode(country >> 8, country & 0xff) }),
    ...(hasPosition
      ? { latitude: position(layout.latitude), longitude: position(layout.longitude) }
      : {}),
    ...(accuracy === noAccuracy ? {} : { accuracy }),
  };
}

/** Writes a country's two letters as a number of 16 bits; 0 for what is no country's code. */
export function countryNumber(country: string | undefined): number {
  if (country?.length !== 2) return 0;
  const [first, second] = [country.charCodeAt(0), country.charCodeAt(1)];
  return first < 0x80 && second < 0x80 ? (first << 8) | second : 0;
}

function isDegrees(value: number | undefined, most: number): value is number {
  return value !== undefined && Math.abs(value) <= most;
}
