import { isStepUpLost } from "../sign-in/ended.ts";
import { impossibleJourney, type JourneyOptions } from "./journey.ts";
import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";
import { shown } from "./shown.ts";

/** Describes {@link takenOver}. */
export const aboutTakenOver: RuleDescription = {
  name: "taken-over",
  bits: 14,
  strength: "conclusive",
  when: "impossible travel, on a device that is new to the person, and the second factor was denied or failed",
  basis:
    "Each of the three has harmless causes; all three at once have none that is likely. The bits are our choice",
};

/** Finds the three signs that together mean that somebody else has the password. */
export function takenOver(options: JourneyOptions = {}): Rule {
  const journeyOf = impossibleJourney("takenOver", options);
  return (sighting) => {
    const { stepUp } = sighting.event;
    if (stepUp === undefined || !isStepUpLost(sighting.event)) return undefined;
    if (sighting.past.known.device !== false) return undefined;
    const journey = journeyOf(sighting);
    if (journey === undefined) return undefined;
    return contribute(aboutTakenOver, {
      reason: `An impossible journey, on a new device, and the second factor was ${stepUp === "denied" ? "denied" : "not passed"}.`,
      facts: { kilometres: shown(journey.kilometres), hours: shown(journey.hours, 1), stepUp },
    });
  };
}
