import type { SignIn } from "../sign-in/sign-in.ts";
import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";

/** Which sign-ins have no address by their nature. */
export interface NoAddressOptions {
  /** Such as those at the console of a workstation. Defaults to none. */
  readonly unless?: ((event: SignIn) => boolean) | undefined;
}

/** Describes {@link noAddress}. */
export const aboutNoAddress: RuleDescription = {
  name: "no-address",
  bits: 3,
  strength: "demanding",
  when: "the sign-in does not say from which address it came",
  basis:
    "Whoever can leave the address out is not to gain by it: five other rules need it. The bits are our choice",
};

/** Finds a sign-in that does not say from where it came. */
export function noAddress({ unless }: NoAddressOptions = {}): Rule {
  return ({ event }) => {
    if (event.address !== undefined && event.address !== "") return undefined;
    if (unless?.(event) === true) return undefined;
    return contribute(aboutNoAddress, {
      reason: "The sign-in does not say from which address it came.",
      facts: {},
    });
  };
}
