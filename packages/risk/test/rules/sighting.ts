import type { Rule, Sighting } from "../../src/rules/rule.ts";
import type { Past } from "../../src/sign-in/past.ts";
import type { SignIn } from "../../src/sign-in/sign-in.ts";
import type { Surroundings } from "../../src/sign-in/surroundings.ts";

export const hour = 3_600_000;
export const day = 24 * hour;

/** 21 Nov 2026, 08:15 in London. */
export const now: number = Date.parse("2026-11-21T08:15:00Z");

export const london = { country: "GB", latitude: 51.5074, longitude: -0.1278, accuracy: 20 };
export const leeds = { country: "GB", latitude: 53.8008, longitude: -1.5491, accuracy: 20 };
export const newYork = { country: "US", latitude: 40.7128, longitude: -74.006, accuracy: 50 };

export interface Change {
  readonly event?: Partial<SignIn>;
  readonly past?: Partial<Past>;
  readonly surroundings?: Partial<Surroundings>;
}

/** A nurse at work on a workstation that she knows, but for what is given. */
export function sighting({ event, past, surroundings }: Change = {}): Sighting {
  return {
    event: {
      id: "e1",
      at: now,
      subject: "s1",
      result: "succeeded",
      address: "203.0.113.7",
      network: { number: 64_500 },
      place: london,
      ...event,
    },
    past: {
      firstSeen: now - 300 * day,
      learnt: 200,
      last: { at: now - 14 * hour, place: london, network: 64_500, session: undefined },
      failures: 0,
      denied: 0,
      passwordReset: undefined,
      known: { country: true, network: true, device: true },
      ...past,
    },
    surroundings: {
      listed: undefined,
      failingPeople: 0,
      colleagues: 0,
      standing: "in-post",
      ...surroundings,
    },
  };
}

/** The last sign-in, with a change. */
export function lastSeen(change: Partial<NonNullable<Past["last"]>>): Partial<Past> {
  return {
    last: {
      at: now - hour,
      place: london,
      network: 64_500,
      session: undefined,
      ...change,
    },
  };
}

/** The sum that rules come to. */
export function sum(rules: readonly Rule[], seen: Sighting): number {
  return rules.reduce((bits, rule) => bits + (rule(seen)?.bits ?? 0), 0);
}
