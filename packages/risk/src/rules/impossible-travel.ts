import { impossibleJourney, type JourneyOptions } from "./journey.ts";
import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";
import { shown } from "./shown.ts";

/** Describes {@link impossibleTravel}. */
export const aboutImpossibleTravel: RuleDescription = {
  name: "impossible-travel",
  bits: 8,
  strength: "demanding",
  when: "the last sign-in was over 500 km away, and more than 900 km for each hour since; the accuracy of both places taken off, neither in an egress or VPN list",
  basis:
    "Okta's velocity check takes 805 km/h, Curity's 250 km/h; Entra ignores VPNs likewise. The distance and the bits are our choice",
};

/** Finds a sign-in so far from the last one that nobody can have made the journey. */
export function impossibleTravel(options: JourneyOptions = {}): Rule {
  const journeyOf = impossibleJourney("impossibleTravel", options);
  return (sighting) => {
    const journey = journeyOf(sighting);
    if (journey === undefined) return undefined;
    const kilometres = shown(journey.kilometres);
    const hours = shown(journey.hours, 1);
    return contribute(aboutImpossibleTravel, {
      reason: `The last sign-in was ${kilometres} km away within ${hours} hours of this one, which nobody can travel.`,
      facts: {
        kilometres,
        hours,
        kilometresPerHour: shown(journey.kilometres / journey.hours),
      },
    });
  };
}
