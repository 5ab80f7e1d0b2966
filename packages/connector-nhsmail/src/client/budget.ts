import { ConnectorError } from "@rollcall/core";
import { type Bucket, bucketOf } from "./bucket.ts";
import type { Cost } from "./cost.ts";
import { pause } from "./pause.ts";
import type { TransportSettings } from "./transport-settings.ts";

/** Keeps our requests to our share of the limits, and away while Graph has none left. */
export interface Budget {
  /** Waits until a request may go. Throws `cancelled`, and `throttled` when Graph is closed for longer than patience lasts. */
  take(cost: Cost, signal: AbortSignal | undefined): Promise<void>;
  /** Slows down as an answer says that a limit is near. */
  heed(cost: Cost, headers: Readonly<Record<string, string>>): void;
  /** Lets no request go for so many milliseconds: only writes, when only they have run out. */
  hold(cost: Cost, milliseconds: number, headers: Readonly<Record<string, string>>): void;
}

/** What Graph publishes ("Microsoft Graph throttling limits"): a large tenant's units in 10 s, all applications' writes in 5 min. */
const published = { units: 8_000 / 10_000, writes: 18_000 / 300_000 };

/** The worst stretch as long as a limit's own holds what stands in the bucket and what flows in meanwhile. */
const spare = 0.9;

/** Opens the budget of one application. */
export function budgetOf(settings: TransportSettings): Budget {
  const { now, sleep, patience } = settings;
  const buckets = bucketsOf(settings.share, now());
  const until = new Map<Room, number>();
  const closed = (cost: Cost): number =>
    Math.max(0, ...roomsOf(cost).map((room) => (until.get(room) ?? 0) - now()));
  const passHold = async (cost: Cost, signal: AbortSignal | undefined): Promise<void> => {
    for (let wait = closed(cost); wait > 0; wait = closed(cost)) {
      if (wait > patience) throw throttled(wait);
      await pause(wait, sleep, signal);
    }
  };
  return {
    async take(cost, signal) {
      await passHold(cost, signal);
      const from = paying(buckets, cost);
      const wait = Math.max(0, ...from.map(([bucket, amount]) => bucket.spend(amount, now())));
      try {
        await pause(wait, sleep, signal);
        await passHold(cost, signal);
      } catch (error) {
        for (const [bucket, amount] of from) bucket.refund(amount);
        throw error;
      }
    },
    heed(cost, headers) {
      // A single request uses these limits up, so that being close to them says nothing.
      if (cost.family) return;
      const near = Number(headers["x-ms-throttle-limit-percentage"] ?? 0);
      const more = Number(headers["x-ms-resource-unit"] ?? 0) - cost.units;
      if (more > 0) buckets.units.spend(more, now());
      for (const [bucket] of paying(buckets, cost)) bucket.pace(paceAt(near), now());
    },
    hold(cost, milliseconds, headers) {
      for (const room of closedBy(cost, headers)) {
        until.set(room, Math.max(until.get(room) ?? 0, now() + milliseconds));
      }
    },
  };
}

type Room = "all" | "writes" | "reports" | "risks";
type Buckets = Readonly<Record<"units" | "writes" | "reports" | "risks", Bucket>>;

function bucketsOf(share: TransportSettings["share"], now: number): Buckets {
  const bucket = (rate: number, span: number): Bucket =>
    bucketOf({ most: rate * span * (1 - spare), rate: rate * spare, now });
  return {
    units: bucket(published.units * share.units, 10_000),
    writes: bucket(published.writes * share.writes, 300_000),
    reports: bucketOf({ most: 1, rate: spare * (5 / 10_000), now }),
    risks: bucketOf({ most: 1, rate: spare / 1_000, now }),
  };
}

function paying(buckets: Buckets, { units, writes, family }: Cost): readonly [Bucket, number][] {
  if (family) return [[buckets[family], 1]];
  return writes > 0
    ? [
        [buckets.units, units],
        [buckets.writes, writes],
      ]
    : [[buckets.units, units]];
}

function roomsOf({ writes, family }: Cost): readonly Room[] {
  if (family) return [family];
  return writes > 0 ? ["all", "writes"] : ["all"];
}

function closedBy({ family }: Cost, headers: Readonly<Record<string, string>>): readonly Room[] {
  if (family) return [family];
  const information = headers["x-ms-throttle-information"] ?? "";
  return /WriteLimit/i.test(information) ? ["writes"] : ["all"];
}

/** Full pace up to four fifths of the limit, where Graph begins to tell; a tenth of it from the limit on. */
function paceAt(near: number): number {
  if (!(near > 0.8)) return 1;
  return Math.max(0.1, 1 - ((near - 0.8) / 0.2) * 0.9);
}

/** Makes the error of a limit that is used up for longer than is waited. */
export function throttled(milliseconds: number): ConnectorError {
  return new ConnectorError({
    code: "throttled",
    message: "Graph takes no more requests for now",
    retry: { after: milliseconds },
    effect: "none",
    scope: "system",
    advice: "Wait; when it happens often, lower the connector's share or run at another hour.",
    native: 429,
  });
}
