/** How much may be asked of the directory. */
export interface ThrottleLimits {
  /** Resource units of one application in ten seconds. */
  readonly units: number;
  /** Writes of one application in 150 seconds. */
  readonly writes: number;
  /** Writes of all applications of the tenant in five minutes. */
  readonly tenantWrites: number;
  /** Requests of one application for reports in ten seconds. */
  readonly reports: number;
  /** Requests of all applications of the tenant for risks in one second. */
  readonly risks: number;
}

/** How `Retry-After` is written: whole seconds, with a fraction, as a date, not at all, or each in turn by chance. */
export type RetryAfterStyle = "seconds" | "decimal" | "date" | "absent" | "mixed";

/** How requests are limited. */
export interface ThrottleOptions {
  /** The size of the tenant: fewer than 50 users, up to 500, more. Defaults to `L`. */
  readonly size?: "S" | "M" | "L" | undefined;
  /** Limits other than Microsoft's. */
  readonly limits?: Partial<ThrottleLimits> | undefined;
  readonly retryAfter?: RetryAfterStyle | undefined;
  /** Limits nobody. */
  readonly off?: boolean | undefined;
}

const units = { S: 3_500, M: 5_000, L: 8_000 };

/** Gives the published limits of identity and access for a tenant, with changes. */
export function limitsOf(options: ThrottleOptions): ThrottleLimits {
  const published = { writes: 3_000, tenantWrites: 18_000, reports: 5, risks: 1 };
  return { units: units[options.size ?? "L"], ...published, ...options.limits };
}
