import type { Account, EntitlementRef } from "@rollcall/core";
import fc, { type Arbitrary } from "fast-check";
import { entitlement, observedAt } from "./account.ts";

/** What is drawn for one account of a world; places in lists stand for people and other accounts. */
export interface Holding {
  readonly owner?: number | undefined;
  /** Whether the owner is remembered, beside being found by employee number. */
  readonly linked: boolean;
  readonly displayName?: string | undefined;
  readonly title?: string | undefined;
  readonly mail: boolean;
  readonly manager?: number | undefined;
  readonly entitlements: readonly EntitlementRef[];
  readonly enabled: boolean;
}

/** Makes what is drawn for one account. */
export function holding(): Arbitrary<Holding> {
  return fc.record(
    {
      owner: fc.nat(3),
      linked: fc.boolean(),
      displayName: fc.constantFrom("Ada Okafor", "ada okafor", "Ben Hughes"),
      title: fc.constantFrom("Staff Nurse", "Porter"),
      mail: fc.boolean(),
      manager: fc.nat(3),
      entitlements: fc.uniqueArray(entitlement(), { maxLength: 3, selector: ({ id }) => id }),
      enabled: fc.boolean(),
    },
    { requiredKeys: ["linked", "mail", "entitlements", "enabled"] },
  );
}

/** Works out the accounts of a world; each person owns one at most, and references are to accounts that are there. */
export function worldAccounts(holdings: readonly Holding[], people: number): readonly Account[] {
  return holdings.map((held, at) => {
    const owned = held.owner !== undefined && held.owner < people && isFirst(holdings, at);
    const refers = held.manager !== undefined && held.manager < holdings.length;
    return {
      ref: { kind: "account", stable: `k${at}`, lookup: userName(at) },
      version: "1",
      attributes: {
        userName: userName(at),
        ...(held.displayName !== undefined && { displayName: held.displayName }),
        ...(held.title !== undefined && { title: held.title }),
        ...(held.mail && { mail: `${userName(at)}@trust.example` }),
        ...(owned && { employeeNumber: String(20_000_000 + (held.owner ?? 0)) }),
        ...(refers && { manager: `k${held.manager}` }),
      },
      entitlements: held.entitlements,
      enabled: held.enabled,
      observedAt,
    };
  });
}

/** Tells whether an account is the first of its owner; the owner has no others. */
export function isFirst(holdings: readonly Holding[], at: number): boolean {
  return holdings.findIndex(({ owner }) => owner === holdings[at]?.owner) === at;
}

// Some are names that a policy would give to somebody else.
function userName(at: number): string {
  return ["ada.okafor", "ben.hughes", "zoe.smith", "sian.ng"][at] ?? `account.${at}`;
}
