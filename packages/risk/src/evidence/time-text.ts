import { londonTime } from "@rollcall/core";

/** Writes an instant, in milliseconds since 1970, as London's clocks show it, such as `21 Nov 2026 08:15`. */
export function timeText(at: number): string {
  const instant = new Date(at);
  return Number.isNaN(instant.getTime()) ? "an unknown time" : londonTime(instant.toISOString());
}
