import type { RequestKind, ScheduledServerFault, ServerFault } from "./fault.ts";

/** How faults are dealt out over requests. */
export interface SeededFaults {
  readonly seed: number;
  /** How many requests the schedule covers. */
  readonly calls: number;
  /** The share of requests that are struck, from 0 to 1. */
  readonly share: number;
  /** One of these strikes each. */
  readonly faults: readonly ServerFault[];
  /** Defaults to any kind. */
  readonly on?: RequestKind | undefined;
}

/** Deals faults out over requests; the same seed gives the same schedule. */
export function seededFaults(options: SeededFaults): readonly ScheduledServerFault[] {
  const { seed, calls, share, faults, on = "any" } = options;
  const draw = drawOf(seed);
  return Array.from({ length: calls }, (_, at) => at + 1).flatMap((call) => {
    const struck = draw() < share;
    const fault = faults[Math.floor(draw() * faults.length)];
    return struck && fault ? [{ on, call, fault }] : [];
  });
}

// Mulberry32: small, and good enough to deal faults.
function drawOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
