import type { Reason } from "../model/operation.ts";
import type { ChangedAccount } from "./difference.ts";
import type { ResolvedAccount } from "./resolved-account.ts";

/** What changes of an account that is there. */
export type Changes = Pick<ChangedAccount, "deltas" | "enabled" | "grant" | "revoke">;

/** Gives one reason per attribute that changes, one for enabling or disabling, and one for entitlements. */
export function changeReasons(desired: ResolvedAccount, changes: Changes): readonly Reason[] {
  const names = new Set(changes.deltas.map((delta) => delta.attribute));
  const access = changes.enabled === undefined ? [] : accessReasons(desired);
  const held = changes.grant.length + changes.revoke.length > 0;
  return [
    ...access,
    ...attributeReasons(desired, [...names]),
    ...(held ? [entitlementReason(desired)] : []),
  ];
}

/** Gives the reasons for making an account: where the person stands, and one per attribute. */
export function creationReasons(
  desired: ResolvedAccount,
  names: readonly string[],
): readonly Reason[] {
  const held = desired.entitlements && desired.entitlements.holds.length > 0;
  return [
    ...accessReasons(desired),
    ...attributeReasons(desired, names.toSorted()),
    ...(held ? [entitlementReason(desired)] : []),
  ];
}

/** Gives the reason for opening, closing or deleting an account: where the person stands. */
export function accessReasons(desired: ResolvedAccount): readonly Reason[] {
  return [reason(desired, `lifecycle: ${desired.standing.state}`)];
}

function attributeReasons(desired: ResolvedAccount, names: readonly string[]): readonly Reason[] {
  return names.map((name) => ({ ...reason(desired, name), attribute: name }));
}

function entitlementReason(desired: ResolvedAccount): Reason {
  return reason(desired, "entitlements");
}

function reason({ standing, origin }: ResolvedAccount, rule: string): Reason {
  return { rule, because: standing.because, ...(origin === undefined ? {} : { origin }) };
}
