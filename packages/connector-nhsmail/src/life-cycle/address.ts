import { type AttributeRule, firstDotLast, initial } from "@rollcall/core";

/** How the address of a new account is made. */
export interface AddressOptions {
  /** Defaults to `nhs.net`. */
  readonly domain?: string | undefined;
}

/**
 * Makes the policy's rule for `userPrincipalName` and `mail`: `jane.smith@nhs.net`, with a number after the last name where
 * others have or had it. It is set when the account is made and never after: the address follows the person from one
 * organisation to the next, and nobody is known by it.
 */
export function address({ domain = "nhs.net" }: AddressOptions = {}): AttributeRule {
  return initial(({ names }) => firstDotLast(names.preferred ?? names.legal, { domain }));
}
