import type { Past } from "../sign-in/past.ts";
import { sessionHash } from "../sign-in/session-hash.ts";
import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";

/** Describes {@link tokenOnTwoNetworks}. */
export const aboutTokenOnTwoNetworks: RuleDescription = {
  name: "token-on-two-networks",
  bits: 7,
  strength: "demanding",
  when: "a session goes on in another autonomous system than it was last seen in, where the person was never seen",
  basis:
    "A stolen token looks like this; a phone that goes from Wi-Fi to a network that it knows does not. The bits are our choice",
};

/** Finds a session that goes on in another autonomous system. */
export function tokenOnTwoNetworks(): Rule {
  return ({ event, past, surroundings }) => {
    const { session, network } = event;
    if (session === undefined || network === undefined || past.known.network === true) {
      return undefined;
    }
    if (surroundings.listed === "egress" || surroundings.listed === "vpn") return undefined;
    const before = [networkOfLast(past, session), surroundings.sessionNetwork];
    if (before.every((each) => each === undefined || each === network.number)) return undefined;
    return contribute(aboutTokenOnTwoNetworks, {
      reason: "The session goes on in another network, which is new to the person.",
      facts: { networks: 2 },
    });
  };
}

function networkOfLast({ last }: Past, session: string): number | undefined {
  return last?.session === sessionHash(session) ? last.network : undefined;
}
