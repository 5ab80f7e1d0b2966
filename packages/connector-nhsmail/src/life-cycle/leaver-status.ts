import { type AttributeRule, owned } from "@rollcall/core";

/**
 * Makes the policy's rule for the attribute `status`: `Active (Leaver)` for whoever has left, so that another
 * organisation may take the account; `Active` for whoever is at work. It says nothing of anybody else, such as one whose
 * account waits disabled. Marking as leaver does not stop signing in: a leaver for cause is also disabled, by the
 * policy's life-cycle.
 *
 * @example
 * ```ts
 * import { leaverStatus } from "@rollcall/connector-nhsmail";
 *
 * const attributes = { status: leaverStatus() };
 * ```
 */
export function leaverStatus(): AttributeRule {
  return owned(
    (_, { state }) => {
      if (state === "left" || state === "expired") return "Active (Leaver)";
      return state === "active" ? "Active" : undefined;
    },
    { alsoWhenLeft: true },
  );
}
