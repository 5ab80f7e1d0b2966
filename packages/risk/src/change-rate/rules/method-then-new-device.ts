import type { Contribution } from "../../evidence/contribution.ts";
import type { Following } from "../change-rule.ts";
import { minutesSince } from "./minutes-since.ts";

/** Finds a sign-in from a device that was never seen, soon after the second factor was changed. */
export function methodThenNewDevice(following: Following): Contribution | undefined {
  const { event, trail, knownDevice, limits } = following;
  const minutes = minutesSince(trail.method, { at: event.at, within: limits.method });
  if (minutes === undefined || knownDevice !== false) return undefined;
  return {
    source: "method-then-new-device",
    bits: 8,
    strength: "demanding",
    reason: "The second factor was changed, and then a new device signed in.",
    facts: { minutes },
  };
}
