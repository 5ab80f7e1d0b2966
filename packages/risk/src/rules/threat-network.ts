import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";

/** How far the integrator's list of threats is trusted. */
export interface ThreatNetworkOptions {
  /**
   * Defaults to `conclusive`. Take `demanding` for lists that nobody confirms, or that hold addresses which many people
   * share.
   */
  readonly strength?: "demanding" | "conclusive" | undefined;
}

/** Describes {@link threatNetwork}. */
export const aboutThreatNetwork: RuleDescription = {
  name: "threat-network",
  bits: 12,
  strength: "conclusive",
  when: "a list names the address as one that is known to attack",
  basis:
    "A list that the integrator supplied is a fact, not a statistic; an option makes it demanding. The bits are our choice",
};

/** Finds an address that is known to attack. */
export function threatNetwork({ strength }: ThreatNetworkOptions = {}): Rule {
  return ({ surroundings }) =>
    surroundings.listed === "threat"
      ? contribute(aboutThreatNetwork, {
          reason: "The address is on a list of those that are known to attack.",
          strength,
          facts: { listed: "threat" },
        })
      : undefined;
}
