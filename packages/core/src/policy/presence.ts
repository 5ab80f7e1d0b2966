import type { DesiredAccount, Lifecycle, LifecycleState } from "./policy.ts";

/** Tells whether an account is enabled in a state; `undefined` where Rollcall has no say. */
export function enabledBy(state: LifecycleState, lifecycle: Lifecycle = {}): boolean | undefined {
  if (state === "active") return true;
  if (state === "left" && lifecycle.whenLeft === "as-it-is") return undefined;
  if (state === "absent") return lifecycle.whileAbsent !== "disabled";
  return state === "suspended" && lifecycle.whileSuspended === "enabled";
}

/**
 * Tells whether an account is made, kept or deleted in a state. An account whose owner went out of scope is kept, since
 * no date says when it might be deleted.
 */
export function presenceBy(state: LifecycleState): DesiredAccount["presence"] {
  if (state === "expired") return "gone";
  return state === "left" || state === "none" || state === "future" ? "kept" : "present";
}
