import { dampening, familiarity } from "./novelty.ts";
import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";
import { shown } from "./shown.ts";

/** Describes {@link newDevice}. */
export const aboutNewDevice: RuleDescription = {
  name: "new-device",
  bits: 2,
  strength: "statistical",
  when: "the person was never seen on the device; halved by 5 colleagues on the network, where workstations are shared, and less for somebody with fewer than 10 sign-ins",
  basis: "The bits are our choice, kept low since a model weighs the device too",
};

/** Finds a device on which the person was never seen. */
export function newDevice(): Rule {
  return (sighting) => {
    const { past, surroundings } = sighting;
    if (past.known.device !== false) return undefined;
    const part = familiarity(past) * dampening(sighting);
    if (part === 0) return undefined;
    return contribute(aboutNewDevice, {
      reason: "The person has not signed in on this device before.",
      bits: aboutNewDevice.bits * part,
      facts: { signIns: shown(past.learnt), colleagues: shown(surroundings.colleagues) },
    });
  };
}
