import { limitsOf, type ThrottleLimits, type ThrottleOptions } from "./limits.ts";
import { type SlidingWindow, slidingWindow } from "./sliding-window.ts";

/** One request, as far as limits go. */
export interface Charge {
  readonly application: string;
  readonly units: number;
  readonly write: boolean;
  /** What else is limited on its own: reports of an application, risks of the whole tenant. */
  readonly family?: "reports" | "risks" | undefined;
}

/** A limit and what was used of it. */
export interface Budget {
  readonly window: SlidingWindow;
  readonly limit: number;
  readonly information: "ResourceUnitLimitExceeded" | "WriteLimitExceeded";
  readonly scope: string;
  /** A refusal does not say how long to wait. */
  readonly silent?: true | undefined;
}

/** The budgets of a tenant. */
export interface Budgets {
  /** Spends a request, also one that will be refused, and gives the budgets that it came from. */
  spend(charge: Charge, now: number): readonly Budget[];
  /** The share of the tenant's writes, from 0 to 1, that other applications take. */
  neighbourShare: number;
}

interface Windows {
  readonly units: SlidingWindow;
  readonly writes: SlidingWindow;
  readonly reports: SlidingWindow;
}

/** Opens the budgets of a tenant. */
export function budgets(options: ThrottleOptions, tenant: string): Budgets {
  const limits = limitsOf(options);
  const shared = { writes: slidingWindow(300_000), risks: slidingWindow(1_000) };
  const applications = new Map<string, Windows>();
  const self: Budgets = {
    neighbourShare: 0,
    spend: (charge, now) => {
      const own = applications.get(charge.application) ?? windows();
      applications.set(charge.application, own);
      const left = Math.round(limits.tenantWrites * (1 - self.neighbourShare));
      const spent = spentOf(charge, {
        own,
        shared,
        tenant,
        limits: { ...limits, tenantWrites: left },
      });
      for (const { window } of spent) {
        window.add(now, window === own.units ? charge.units : 1);
      }
      return spent;
    },
  };
  return self;
}

interface Ground {
  readonly own: Windows;
  readonly shared: { readonly writes: SlidingWindow; readonly risks: SlidingWindow };
  readonly tenant: string;
  readonly limits: ThrottleLimits;
}

function spentOf(charge: Charge, { own, shared, tenant, limits }: Ground): readonly Budget[] {
  const scope = `Tenant_Application/ReadWrite/${charge.application}/${tenant}`;
  const units = { limit: limits.units, information: "ResourceUnitLimitExceeded", scope } as const;
  if (charge.family === "reports")
    return [{ ...units, window: own.reports, limit: limits.reports }];
  if (charge.family === "risks") {
    return [{ ...units, window: shared.risks, limit: limits.risks, silent: true }];
  }
  const spent = { ...units, window: own.units };
  if (!charge.write) return [spent];
  const writes = { limit: limits.writes, information: "WriteLimitExceeded", scope } as const;
  const all = { limit: limits.tenantWrites, scope: `Tenant/Write/${charge.application}/${tenant}` };
  return [spent, { ...writes, window: own.writes }, { ...writes, ...all, window: shared.writes }];
}

function windows(): Windows {
  return {
    units: slidingWindow(10_000),
    writes: slidingWindow(150_000),
    reports: slidingWindow(10_000),
  };
}
