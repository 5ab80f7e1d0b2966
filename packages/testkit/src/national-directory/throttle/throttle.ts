import type { Random } from "../../staff/random.ts";
import type { Answer } from "../wire/exchange.ts";
import { refused } from "../wire/refusal.ts";
import { limitsOf, type RetryAfterStyle, type ThrottleOptions } from "./limits.ts";
import { type SlidingWindow, slidingWindow } from "./sliding-window.ts";

/** One request, as far as limits go. */
export interface Charge {
  readonly application: string;
  readonly units: number;
  readonly write: boolean;
  readonly report: boolean;
}

/** What comes of a charge: headers of whatever the answer will be, or the answer itself when it is too much. */
export interface Charged {
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal?: Answer | undefined;
}

/** Limits requests; the share of the tenant's writes that neighbours take may change at any time. */
export interface Throttle {
  charge(charge: Charge, now: number): Charged;
  /** From 0 to 1. */
  neighbourShare: number;
}

/** What a throttle is made with. */
export interface ThrottleSettings {
  readonly options: ThrottleOptions;
  readonly tenant: string;
  readonly random: Random;
  readonly neighbourShare: number;
}

interface Limit {
  readonly window: SlidingWindow;
  readonly limit: number;
  readonly information: string;
  readonly scope: string;
}

/** Starts to limit requests; what is refused counts as well. */
export function throttle({ options, tenant, random, neighbourShare }: ThrottleSettings): Throttle {
  const limits = limitsOf(options);
  const tenantWrites = slidingWindow(300_000);
  const applications = new Map<
    string,
    { units: SlidingWindow; writes: SlidingWindow; reports: SlidingWindow }
  >();
  const windowsOf = (application: string) => {
    const made = applications.get(application) ?? {
      units: slidingWindow(10_000),
      writes: slidingWindow(150_000),
      reports: slidingWindow(10_000),
    };
    applications.set(application, made);
    return made;
  };
  const spend = ({ application, units, write, report }: Charge, now: number): readonly Limit[] => {
    const own = windowsOf(application);
    const scope = `Tenant_Application/ReadWrite/${application}/${tenant}`;
    if (report) {
      own.reports.add(now, 1);
      return [
        {
          window: own.reports,
          limit: limits.reports,
          information: "ResourceUnitLimitExceeded",
          scope,
        },
      ];
    }
    own.units.add(now, units);
    const spent = {
      window: own.units,
      limit: limits.units,
      information: "ResourceUnitLimitExceeded",
      scope,
    };
    if (!write) return [spent];
    own.writes.add(now, 1);
    tenantWrites.add(now, 1);
    const information = "WriteLimitExceeded";
    const left = limits.tenantWrites * (1 - self.neighbourShare);
    return [
      spent,
      { window: own.writes, limit: limits.writes, information, scope },
      {
        window: tenantWrites,
        limit: left,
        information,
        scope: `Tenant/Write/${application}/${tenant}`,
      },
    ];
  };
  const self: Throttle = {
    neighbourShare,
    charge: (charge, now) => {
      if (options.off) return { headers: unitHeader(charge) };
      const over = spend(charge, now).find(({ window, limit }) => window.sum(now) > limit);
      if (!over)
        return {
          headers: {
            ...unitHeader(charge),
            ...nearness(windowsOf(charge.application).units.sum(now) / limits.units),
          },
        };
      const wait = Math.max(1_000, over.window.wait(now, over.limit));
      const retry = retryAfter(wait, { style: options.retryAfter ?? "seconds", now, random });
      return { headers: unitHeader(charge), refusal: throttled(over, retry) };
    },
  };
  return self;
}

/** Writes how long to wait, in one of the forms that the service is known to use. */
export function retryAfter(
  wait: number,
  how: { readonly style: RetryAfterStyle; readonly now: number; readonly random: Random },
): Readonly<Record<string, string>> {
  const styles = ["seconds", "decimal", "date", "absent"] as const;
  const style = how.style === "mixed" ? styles[how.random() % styles.length] : how.style;
  if (style === "absent") return {};
  if (style === "decimal") return { "retry-after": (wait / 1000).toFixed(3) };
  if (style === "date") return { "retry-after": new Date(how.now + wait).toUTCString() };
  return { "retry-after": String(Math.ceil(wait / 1000)) };
}

function unitHeader({ units }: Charge): Readonly<Record<string, string>> {
  return { "x-ms-resource-unit": String(units) };
}

function nearness(share: number): Readonly<Record<string, string>> {
  if (share <= 0.8) return {};
  return { "x-ms-throttle-limit-percentage": Math.min(1.8, share).toFixed(2) };
}

function throttled(
  { information, scope, window }: Limit,
  retry: Readonly<Record<string, string>>,
): Answer {
  void window;
  const headers = {
    ...retry,
    "x-ms-throttle-scope": scope,
    "x-ms-throttle-information": information,
  };
  return refused(429, { code: "TooManyRequests", message: "Too Many Requests" }, { headers });
}
