import { hashText, mixed } from "../../memory/hash-text.ts";
import { repeatedTexts } from "../../memory/repeated-texts.ts";
import { dayOf } from "../../profile/instant.ts";
import { countryNumber } from "../../profile/last-sign-in.ts";
import { parseAddress } from "../../sign-in/address.ts";
import { dottedNumber } from "../../sign-in/dotted-number.ts";
import type { Device, SignIn } from "../../sign-in/sign-in.ts";

/** The levels at which values are counted, and the number of each. */
export const level = {
  prefix: 0,
  network: 1,
  country: 2,
  device: 3,
  browser: 4,
  system: 5,
  method: 6,
  application: 7,
} as const;

/** How many {@link level}s there are. */
export const levelCount = 8;

/** The values of a sign-in as numbers. Bare data that is used again. */
export interface SignInKeys {
  /** By the number of the level: the /24 or /48 of the address, and so on; browser and system of 16 bits. */
  readonly values: Uint32Array;
  /** Of organisation and role, of 16 bits. */
  group: number;
  /** When it was, in days since 1970. */
  day: number;
  /** When it was told, likewise; the same unless whoever learns it says otherwise. */
  today: number;
}

/** The key of what an event does not say. It is counted like any other, so that to leave a value out hides nothing. */
export const unsaid = 0;

/**
 * Makes the reader of keys. It reads an event once, though the event is asked for its past, weighed and learnt; what it
 * gives holds until the next event.
 */
export function signInKeyReader(): (event: SignIn) => SignInKeys {
  const keys: SignInKeys = { values: new Uint32Array(levelCount), group: unsaid, day: 0, today: 0 };
  const texts: TextKeys = {
    whole: repeatedTexts((text) => hashText(text)),
    family: repeatedTexts(hashFamily),
  };
  let last: SignIn | undefined;
  return (event) => {
    if (event !== last) readKeys(event, keys, texts);
    last = event;
    return keys;
  };
}

interface TextKeys {
  readonly whole: (text: string) => number;
  readonly family: (text: string) => number;
}

function readKeys(event: SignIn, into: SignInKeys, { whole, family }: TextKeys): void {
  const { address, network, place, device, method, application, organisation, role } = event;
  const { values } = into;
  const textKey = (text: string | undefined): number => (text === undefined ? unsaid : whole(text));
  const system = textKey(device?.system) & 0xffff;
  const ofBrowser = device?.browser === undefined ? unsaid : family(device.browser);
  const browser = mixed(ofBrowser ^ system) & 0xffff;
  values[level.prefix] = address === undefined ? unsaid : prefixKey(address);
  values[level.network] = network === undefined ? unsaid : network.number;
  values[level.country] = countryNumber(place?.country) || textKey(place?.country);
  values[level.device] = deviceKey(device, browser);
  values[level.browser] = browser;
  values[level.system] = system;
  values[level.method] = textKey(method);
  values[level.application] = textKey(application);
  into.group = mixed(textKey(organisation) ^ (textKey(role) << 1)) & 0xffff;
  into.day = into.today = dayOf(event.at);
}

/**
 * What a device is recognised by, as in the exact model: its id, or the family of its browser and its system, or the
 * text of the browser.
 */
function deviceKey(device: Device | undefined, browser: number): number {
  if (device === undefined) return unsaid;
  if (device.id !== undefined) return hashText(device.id, 1);
  if (device.browser !== undefined || device.system !== undefined) return mixed(browser + 1);
  return device.agent === undefined ? unsaid : hashText(device.agent, 2);
}

function prefixKey(address: string): number {
  const word = dottedNumber(address, 0, address.length);
  if (word >= 0) return mixed(word >>> 8);
  const parsed = parseAddress(address);
  if (!parsed) return hashText(address, 3);
  const [first = 0, second = 0] = parsed.words;
  if (parsed.version === 4) return mixed(first >>> 8);
  return mixed(mixed(first) ^ (second >>> 16));
}

/** The family of a browser: a new version of it is the same one. */
function hashFamily(browser: string): number {
  let end = browser.length;
  while (end > 0 && isVersion(browser.charCodeAt(end - 1))) end--;
  return hashText(browser, 0, end === 0 ? browser.length : end);
}

/** A digit, a dot or a space. */
function isVersion(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || unit === 46 || unit === 32;
}
