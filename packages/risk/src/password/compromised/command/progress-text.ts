import type { BuildProgress } from "../build/build-compromised-set.ts";
import { shardCount } from "../file/layout.ts";

/** How far a step of a build is, and since when it runs. */
export interface Step {
  readonly progress: BuildProgress;
  /** Of the list in bytes, when it is known. */
  readonly total: number | undefined;
  /** Since the step began. */
  readonly seconds: number;
}

/** Tells in a line how far a build is: share, lines a second, time left. */
export function progressText({ progress, total, seconds }: Step): string {
  if (progress.kind === "building") {
    const share = progress.shards / shardCount;
    return [
      "Building",
      percent(share),
      `${progress.shards} of ${shardCount} parts`,
      left(share, seconds),
    ].join("  ");
  }
  const { bytes, lines } = progress;
  const rate = `${count(Math.round(lines / Math.max(seconds, 0.001)))} a second`;
  const parts = ["Reading", `${count(lines)} lines`, rate];
  // A file may grow while it is read.
  const share = total === undefined ? undefined : Math.min(1, bytes / Math.max(total, 1));
  if (share !== undefined) parts.splice(1, 0, percent(share));
  return [...parts, ...(share === undefined ? [] : [left(share, seconds)])].join("  ");
}

/** Writes a count as people do, such as 1,234,567. */
export function count(value: number): string {
  return value.toLocaleString("en-GB");
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function left(share: number, seconds: number): string {
  if (share <= 0) return "time left not known yet";
  return `${duration((seconds / share) * (1 - share))} left`;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
