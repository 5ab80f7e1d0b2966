/** What was asked of the directory, by kind of request and in all. */
export interface Count {
  requests: number;
  units: number;
  writes: number;
  /** Answers with 429. */
  throttled: number;
}

/** Counts requests, their resource units and writes; an item of a batch counts as a request. */
export interface Meter {
  readonly total: Count;
  /** By operation, such as `GET /users/delta`. */
  readonly byOperation: ReadonlyMap<string, Count>;
  /** Requests over the wire: a batch is one. */
  readonly exchanges: number;
  /** Gives the most writes of one application, or of all, in any stretch of so many milliseconds. */
  worstWrites(span: number, application?: string): number;
  /** Forgets everything. */
  reset(): void;
}

/** One request, as it is counted. */
export interface Metered {
  readonly operation: string;
  readonly application: string;
  readonly units: number;
  readonly write: boolean;
  readonly throttled: boolean;
  readonly at: number;
}

/** The side of the meter that counts. */
export interface Counting {
  readonly meter: Meter;
  count(request: Metered): void;
  exchange(): void;
}

/** Starts to count. */
export function startMeter(): Counting {
  const total = noCount();
  const byOperation = new Map<string, Count>();
  const writes: Metered[] = [];
  let exchanges = 0;
  const meter: Meter = {
    total,
    byOperation,
    get exchanges() {
      return exchanges;
    },
    worstWrites: (span, by) =>
      worst(
        writes.filter(({ application }) => by === undefined || application === by),
        span,
      ),
    reset: () => {
      Object.assign(total, noCount());
      byOperation.clear();
      writes.length = 0;
      exchanges = 0;
    },
  };
  const count = (request: Metered): void => {
    const own = byOperation.get(request.operation) ?? noCount();
    byOperation.set(request.operation, own);
    for (const one of [total, own]) add(one, request);
    if (request.write) writes.push(request);
  };
  const exchange = (): void => {
    exchanges += 1;
  };
  return { meter, count, exchange };
}

function worst(writes: readonly Metered[], span: number): number {
  let most = 0;
  let first = 0;
  for (const [number, { at }] of writes.entries()) {
    while ((writes[first]?.at ?? 0) <= at - span) first += 1;
    most = Math.max(most, number - first + 1);
  }
  return most;
}

function noCount(): Count {
  return { requests: 0, units: 0, writes: 0, throttled: 0 };
}

function add(count: Count, request: Metered): void {
  count.requests += 1;
  count.units += request.units;
  count.writes += request.write ? 1 : 0;
  count.throttled += request.throttled ? 1 : 0;
}
