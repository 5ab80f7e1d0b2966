import { invalidOption } from "@rollcall/core";
import { mostCounted } from "./rates/rate.ts";
import type { Act } from "./transaction.ts";

/**
 * From where on a change is an alarm. Every one of these is our choice, sized like the guard of core on a trust of
 * 20,000 people.
 */
export interface ChangeLimits {
  /** The bits of surprise from which a rate is a mass change: 19.93 is a probability of one in a million. */
  readonly surprise: number;
  /**
   * Changes of one kind by one actor within the window that are a mass change however usual they are. `attribute`
   * counts each attribute alone.
   */
  readonly caps: Readonly<Partial<Record<Act, number>>>;
  /** Accounts disabled or deleted by one actor within the window. */
  readonly closing: number;
  /**
   * The share of an organisation's accounts that changes of one kind touched, in per cent, and the accounts from which
   * it is looked at.
   */
  readonly share: { readonly percent: number; readonly floor: number };
  /**
   * Different organisations, and containers, that one actor made changes of one kind in, more than twice as many
   * changes as are expected.
   */
  readonly organisations: number;
  readonly containers: number;
  /** Milliseconds without a sign-in after which an account is dormant. */
  readonly dormant: number;
  /** Milliseconds within which a grant is followed by its use. */
  readonly use: number;
  /** Milliseconds for which a new second factor is watched. */
  readonly method: number;
  /** Attributes and settings whose change changes what is logged, in any letter case. */
  readonly logging: readonly string[];
}

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * The limits that hold where none are given: caps twice the worst ordinary day of a trust, dormancy of 90 days, use
 * within 10 minutes. `logging` names what decides what Active Directory, Microsoft 365 and Entra ID record and whom
 * they alert.
 */
export const defaultChangeLimits: ChangeLimits = {
  surprise: -Math.log2(1e-6),
  caps: {
    create: 500,
    enable: 200,
    disable: 50,
    delete: 50,
    "password-reset": 50,
    grant: 1000,
    revoke: 1000,
    attribute: 2000,
    method: 50,
    merge: 20,
    setting: 20,
  },
  closing: 50,
  share: { percent: 5, floor: 20 },
  organisations: 5,
  containers: 50,
  dormant: 90 * day,
  use: 10 * minute,
  method: day,
  logging: [
    "auditingPolicy",
    "UnifiedAuditLogIngestionEnabled",
    "microsoft.aadiam/diagnosticsettings/write",
    "microsoft.aadiam/diagnosticsettings/delete",
    "Update PIM alert setting",
    "Disable PIM alert",
    "Deactivate PIM alert",
  ],
};

/**
 * Puts the limits that are given over the defaults. Throws `invalid-options` for one that is no number of at least 0,
 * or too large to be counted to.
 */
export function changeLimits(given: Partial<ChangeLimits> = {}): ChangeLimits {
  const limits: ChangeLimits = {
    ...defaultChangeLimits,
    ...given,
    caps: { ...defaultChangeLimits.caps, ...given.caps },
  };
  const { caps, share, closing, ...rest } = limits;
  for (const [name, value] of Object.entries({ ...rest, ...share })) {
    if (typeof value === "number") assertLimit(name, value, Number.MAX_VALUE);
  }
  for (const [act, cap] of Object.entries({ ...caps, closing })) assertLimit(act, cap, mostCounted);
  return limits;
}

function assertLimit(field: string, value: unknown, most: number): void {
  if (typeof value === "number" && value >= 0 && value <= most) return;
  const advice = `Give a number from 0 to ${most}.`;
  throw invalidOption("the limits of changes", { field, rule: "range", advice });
}
