import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";

/** Describes {@link legacyProtocol}. */
export const aboutLegacyProtocol: RuleDescription = {
  name: "legacy-protocol",
  bits: 4,
  strength: "demanding",
  when: "the protocol cannot ask for a second factor, such as IMAP with a password",
  basis:
    "What cannot be challenged is not let in on a password alone; a service account needs an exception. The bits are our choice",
};

/** Finds a protocol that cannot ask for a second factor. */
export function legacyProtocol(): Rule {
  return ({ event }) =>
    event.protocol === "legacy"
      ? contribute(aboutLegacyProtocol, {
          reason: "The protocol cannot ask for a second factor.",
          facts: { protocol: "legacy" },
        })
      : undefined;
}
