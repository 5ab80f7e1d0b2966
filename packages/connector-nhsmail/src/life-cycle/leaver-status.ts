import { type AttributeRule, owned } from "@rollcall/core";

/** How the portal shows an account that was given up, and may be taken by another organisation. */
const leaver = "Active (Leaver)";

/**
 * Tells whether an account is shown as it should be once `wanted` was written. The portal shows one state of each: a leaver
 * who is disabled as well is `Disabled`, and nothing that can be read tells him from others.
 */
export function isShownAs(wanted: unknown, shown: unknown): boolean {
  return wanted === shown || (wanted === leaver && shown === "Disabled");
}

/**
 * Makes the policy's rule for the attribute `status`: `Active (Leaver)` for whoever has left, so that another
 * organisation may take the account; `Active` for whoever is at work. It says nothing of anybody else, such as one whose
 * account waits disabled. Marking as leaver does not stop signing in. By a policy's usual life-cycle a leaver's account is
 * disabled as well, as for a leaver for cause; `whenLeft: "as-it-is"` leaves it usable until another organisation takes it.
 *
 * @example
 * ```ts
 * import { leaverStatus } from "@rollcall/connector-nhsmail";
 *
 * const attributes = { status: leaverStatus() };
 * const lifecycle = { whenLeft: "as-it-is" as const };
 * ```
 */
export function leaverStatus(): AttributeRule {
  return owned(
    (_, { state }) => {
      if (state === "left" || state === "expired") return leaver;
      return state === "active" ? "Active" : undefined;
    },
    { alsoWhenLeft: true },
  );
}
