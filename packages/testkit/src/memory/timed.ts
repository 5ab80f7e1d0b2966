import type { AccountRef, EntitlementRef, Instant, Receipt } from "@rollcall/core";
import { contentHash, entitlementKey } from "@rollcall/core";
import { assertAllowed } from "./constraints.ts";
import { type Directory, liveAccount, type StoredAccount } from "./directory.ts";
import { patchEntitlements } from "./patch.ts";
import { put } from "./put.ts";
import { receipt } from "./receipt.ts";
import { refusal } from "./refusal.ts";

/** A grant that the target ends by itself. */
export interface TimedGrant {
  readonly ref: AccountRef;
  readonly entitlement: EntitlementRef;
  readonly until: Instant;
}

/** Grants an entitlement until an instant. */
export function grantUntil(directory: Directory, grant: TimedGrant): Receipt {
  const before = liveAccount(directory, grant.ref);
  if (!before) throw refusal("not-found", "the account is not there");
  if (!(Date.parse(grant.until) > Date.parse(directory.settings.clock()))) {
    throw refusal("invalid-value", "a timed grant must end in the future", { field: "until" });
  }
  const key = entitlementKey(grant.entitlement);
  const id = contentHash({ grant: before.stable, key, until: grant.until });
  if (before.timed?.[key] === grant.until) return receipt(directory, { id }, before, "already");
  const after: StoredAccount = {
    ...before,
    version: before.version + 1,
    entitlements: patchEntitlements(before.entitlements, [grant.entitlement], []),
    timed: { ...before.timed, [key]: grant.until },
  };
  assertAllowed(directory, after, before);
  put(directory, after);
  directory.effects += 1;
  return receipt(directory, { id }, after, "done");
}

/** Takes back the timed grants that have ended. Called before anything is read or written. */
export function settle(directory: Directory): void {
  if (directory.timed.size === 0) return;
  const now = Date.parse(directory.settings.clock());
  for (const stable of directory.timed) {
    const account = directory.accounts.get(stable);
    if (!account?.timed) directory.timed.delete(stable);
    else if (Object.values(account.timed).some((until) => Date.parse(until) <= now)) {
      put(directory, ended(account, now));
    }
  }
}

function ended(account: StoredAccount, now: number): StoredAccount {
  const running = Object.entries(account.timed ?? {}).filter(
    ([, until]) => Date.parse(until) > now,
  );
  const { timed, ...rest } = account;
  const over = new Set(
    Object.keys(timed ?? {}).filter((key) => !running.some(([kept]) => kept === key)),
  );
  return {
    ...rest,
    version: account.version + 1,
    entitlements: account.entitlements.filter((one) => !over.has(entitlementKey(one))),
    ...(running.length > 0 && { timed: Object.fromEntries(running) }),
  };
}
