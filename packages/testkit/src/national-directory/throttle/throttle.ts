import type { Random } from "../../staff/random.ts";
import type { Answer } from "../wire/exchange.ts";
import { refused } from "../wire/refusal.ts";
import { type Budget, budgets, type Charge } from "./budgets.ts";
import type { RetryAfterStyle, ThrottleOptions } from "./limits.ts";

/** What comes of a charge: headers of whatever the answer will be, or the answer itself when it is too much. */
export interface Charged {
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal?: Answer | undefined;
}

/** Limits requests; what is refused counts as well. */
export interface Throttle {
  charge(charge: Charge, now: number): Charged;
  /** Lets other applications take a share, from 0 to 1, of the tenant's writes. */
  takeWrites(share: number): void;
}

/** What a throttle is made with. */
export interface ThrottleSettings {
  readonly options: ThrottleOptions;
  readonly tenant: string;
  readonly random: Random;
}

/** Starts to limit requests. */
export function throttle({ options, tenant, random }: ThrottleSettings): Throttle {
  const held = budgets(options, tenant);
  const usual = options.retryAfter ?? "seconds";
  return {
    takeWrites: (share) => {
      held.neighbourShare = share;
    },
    charge: (charge, now) => {
      const headers = { "x-ms-resource-unit": String(charge.units) };
      if (options.off) return { headers };
      const spent = held.spend(charge, now);
      const over = spent.find(({ window, limit }) => window.sum(now) > limit);
      if (!over) return { headers: { ...headers, ...nearness(spent, now) } };
      const wait = Math.max(1_000, over.window.wait(now, over.limit));
      const style = over.silent ? "absent" : usual;
      const retry = retryAfter(wait, { style, now, random });
      return { headers, refusal: throttled(over, retry) };
    },
  };
}

function retryAfter(
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

// Told from four fifths of the first budget on.
function nearness([budget]: readonly Budget[], now: number): Readonly<Record<string, string>> {
  const share = budget ? budget.window.sum(now) / budget.limit : 0;
  if (share <= 0.8) return {};
  return { "x-ms-throttle-limit-percentage": Math.min(1.8, share).toFixed(2) };
}

function throttled(
  { information, scope }: Budget,
  retry: Readonly<Record<string, string>>,
): Answer {
  const headers = {
    ...retry,
    "x-ms-throttle-scope": scope,
    "x-ms-throttle-information": information,
  };
  return refused(429, { code: "TooManyRequests", message: "Too Many Requests" }, { headers });
}
