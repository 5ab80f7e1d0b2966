import { dampening, familiarity } from "./novelty.ts";
import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";
import { shown } from "./shown.ts";

/** Describes {@link newNetwork}. */
export const aboutNewNetwork: RuleDescription = {
  name: "new-network",
  bits: 1.5,
  strength: "statistical",
  when: "the person was never seen on the network, which is not in an egress or VPN list; halved by 5 colleagues there, and less for somebody with fewer than 10 sign-ins",
  basis:
    "Entra ignores places that others of the organisation use. The bits are our choice, kept low since a model weighs the network too",
};

/** Finds a network on which the person was never seen. */
export function newNetwork(): Rule {
  return (sighting) => {
    const { past, surroundings } = sighting;
    if (past.known.network !== false) return undefined;
    if (surroundings.listed === "egress" || surroundings.listed === "vpn") return undefined;
    const part = familiarity(past) * dampening(sighting);
    if (part === 0) return undefined;
    return contribute(aboutNewNetwork, {
      reason: "The person has not signed in from this network before.",
      bits: aboutNewNetwork.bits * part,
      facts: { signIns: shown(past.learnt), colleagues: shown(surroundings.colleagues) },
    });
  };
}
