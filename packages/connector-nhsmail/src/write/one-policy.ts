import type { EntitlementRef } from "@rollcall/core";
import { refusal } from "./refusal.ts";

/** Throws `invalid-value` when more than one user policy is granted: NHSmail has each person in exactly one. */
export function assertOnePolicy(grant: readonly EntitlementRef[]): void {
  if (policiesOf(grant).length <= 1) return;
  throw refusal("invalid-value", "a person is in exactly one user policy, and more are granted", {
    field: "entitlements",
    rule: "one-policy",
    advice: "Let the policy's rule for entitlements choose one.",
  });
}

/** Names the user policies among entitlements: those of the kind `policy`, by the policy's name. */
export function policiesOf(entitlements: readonly EntitlementRef[]): readonly string[] {
  return entitlements.filter(({ kind }) => kind === "policy").map(({ id }) => id);
}
