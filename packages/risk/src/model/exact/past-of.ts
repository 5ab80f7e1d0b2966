import type { Past } from "../../sign-in/past.ts";
import type { SignIn } from "../../sign-in/sign-in.ts";
import { type Attempts, valueAt } from "./attempts.ts";
import { deviceOf } from "./device-of.ts";
import type { Value } from "./feature.ts";
import type { Person } from "./person.ts";
import type { Tally } from "./tally.ts";

/** Where {@link features} keeps the values that the rules ask for. */
const address = 0;
const networkLevel = 1;
const countryLevel = 2;

/** Gives what is remembered of a person, as it stands when an event comes. */
export function pastOf(
  event: SignIn,
  person: Person | undefined,
  attempts: Attempts | undefined,
): Past {
  return {
    firstSeen: person?.firstSeen,
    learnt: person?.signIns ?? 0,
    last: person?.last,
    failures: attempts ? valueAt(attempts.failures, event.at) : 0,
    denied: attempts ? valueAt(attempts.denied, event.at) : 0,
    passwordReset: undefined,
    known: {
      country: isKnown(person?.tallies[address]?.[countryLevel], event.place?.country),
      network: isKnown(person?.tallies[address]?.[networkLevel], event.network?.number),
      device: isKnown(person?.devices, deviceOf(event)),
    },
  };
}

function isKnown(tally: Tally | undefined, value: Value | undefined): boolean | undefined {
  return value === undefined ? undefined : (tally?.entries.has(value) ?? false);
}
