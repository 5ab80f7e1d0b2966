import { invalidOption, wholeNumberRule } from "@rollcall/core";
import { boundedCache } from "../memory/bounded-cache.ts";
import { hashText } from "../memory/hash-text.ts";
import { parseAddress } from "../sign-in/address.ts";
import { hasFailed, isOwnSignIn } from "../sign-in/ended.ts";
import { sessionHash } from "../sign-in/session-hash.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { ListedNetwork, Surroundings } from "../sign-in/surroundings.ts";
import { peopleTable } from "./people-table.ts";

/** What is remembered of addresses, networks and sessions, for all people together. */
export interface SurroundingsMemory {
  /** What is known of the address of a sign-in; to be given to the assessor as `surroundings`. */
  lookUp(event: SignIn): Omit<Surroundings, "standing">;
  /**
   * Takes note of a sign-in, whatever became of it; to be given to the assessor as `note`. `now` is the present; without
   * it, the event's time is taken for it.
   */
  note(event: SignIn, now?: number): void;
  /**
   * How many sign-ins in the windows that run found no room of their own, so that their counts are too large: raise
   * `addresses` when it is often above 0.
   */
  crowded(): number;
  /** In bytes, without the texts of addresses. */
  memory(): number;
}

/** How much is remembered, and what lists say. */
export interface SurroundingsMemoryOptions {
  /** What the integrator's lists say of an address, such as `listed` of an address book; nothing by default. */
  readonly listed?: ((address: string) => ListedNetwork | undefined) | undefined;
  /** Failing people of an address count for so long and at most as long again, in milliseconds; an hour unless told. */
  readonly failureWindow?: number | undefined;
  /** Colleagues of a network likewise; 14 days unless told. */
  readonly colleagueWindow?: number | undefined;
  /**
   * So many addresses, and as many networks of organisations, have a room of their own; 16,384 unless told, 36 MB for
   * each if all had a crowd.
   */
  readonly addresses?: number | undefined;
}

const hour = 3_600_000;

/** Our choice: those of a working day of a large trust; some 5 MB. */
const sessionsKept = 131_072;

/**
 * Makes the memory of addresses and networks: how many different people failed at an address (an IPv6 address stands
 * for its /64, in which one machine can take any), how many colleagues were seen on a network, and in which network each
 * of the sessions used last goes on. In memory alone, and one for all shards. Throws `invalid-options`.
 */
export function surroundingsMemory(options: SurroundingsMemoryOptions = {}): SurroundingsMemory {
  const {
    listed,
    failureWindow = hour,
    colleagueWindow = 14 * 24 * hour,
    addresses = 16_384,
  } = options;
  assertRange("failureWindow", failureWindow, 7 * 24 * hour);
  assertRange("colleagueWindow", colleagueWindow, 400 * 24 * hour);
  assertRange("addresses", addresses, 2 ** 22);
  const failing = peopleTable({ window: failureWindow, keys: addresses });
  const colleagues = peopleTable({ window: colleagueWindow, keys: addresses });
  const sessions = boundedCache<number, number>(sessionsKept / 2);
  return {
    lookUp(event) {
      const { address, subject, at } = event;
      const network = networkKey(event);
      const session = sessionKey(event);
      const sessionNetwork = session === undefined ? undefined : sessions.get(session);
      return {
        listed: address === undefined ? undefined : listed?.(address),
        failingPeople: address === undefined ? 0 : failing.count(addressKey(address), at),
        colleagues: network === undefined ? 0 : colleagues.countOthers(network, subject, at),
        ...(sessionNetwork !== undefined && { sessionNetwork }),
      };
    },
    note(event, now = event.at) {
      const { address, subject, at } = event;
      const person = { subject, at, now };
      if (hasFailed(event) && address !== undefined) failing.note(addressKey(address), person);
      if (!isOwnSignIn(event)) return;
      const network = networkKey(event);
      if (network !== undefined) colleagues.note(network, person);
      const session = sessionKey(event);
      if (session !== undefined && event.network) sessions.set(session, event.network.number);
    },
    crowded: () => failing.crowded() + colleagues.crowded(),
    memory: () => failing.memory() + colleagues.memory(),
  };
}

/** One key for all writings of an address, and for all addresses of a /64. */
function addressKey(address: string): string {
  const parsed = parseAddress(address);
  if (!parsed) return address.slice(0, 64);
  return parsed.words.slice(0, parsed.version === 4 ? 1 : 2).join(":");
}

function networkKey({ organisation, network }: SignIn): string | undefined {
  return organisation === undefined || network === undefined
    ? undefined
    : `${network.number} ${organisation.slice(0, 64)}`;
}

/** A person's session in 53 bits: 32 of the session, 21 of the person. */
function sessionKey({ session, subject }: SignIn): number | undefined {
  if (session === undefined) return undefined;
  return sessionHash(session) * 2 ** 21 + (hashText(subject) >>> 11);
}

function assertRange(field: string, value: number, most: number): void {
  const rule = wholeNumberRule(field, value, { least: 1, most });
  if (rule) throw invalidOption("surroundingsMemory", rule);
}
