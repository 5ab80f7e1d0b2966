import { sessionHash } from "../sign-in/session-hash.ts";
import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";

/** Describes {@link tokenOnTwoNetworks}. */
export const aboutTokenOnTwoNetworks: RuleDescription = {
  name: "token-on-two-networks",
  bits: 7,
  strength: "demanding",
  when: "the session of the last sign-in goes on in another autonomous system, where the person was never seen",
  basis:
    "A stolen token looks like this; a phone that goes from Wi-Fi to a network that it knows does not. The bits are our choice",
};

/** Finds a session that goes on in another autonomous system. */
export function tokenOnTwoNetworks(): Rule {
  return ({ event, past, surroundings }) => {
    const { last, known } = past;
    if (event.session === undefined || last?.session === undefined) return undefined;
    if (event.network === undefined || last.network === undefined) return undefined;
    if (event.network.number === last.network || known.network === true) return undefined;
    if (surroundings.listed === "egress" || surroundings.listed === "vpn") return undefined;
    if (sessionHash(event.session) !== last.session) return undefined;
    return contribute(aboutTokenOnTwoNetworks, {
      reason:
        "The session of the last sign-in goes on in another network, which is new to the person.",
      facts: { networks: 2 },
    });
  };
}
