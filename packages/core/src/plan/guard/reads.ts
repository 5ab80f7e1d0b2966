import type { SnapshotSummary } from "../../model/snapshot.ts";
import { asPercent, counted, withThousands } from "../text/count.ts";
import { allowedBy } from "./defaults.ts";
import type { AllLimits } from "./limits.ts";
import type { Breach } from "./verdict.ts";

/** One read, and what it is judged by. */
export interface ReadCase {
  readonly snapshot: SnapshotSummary;
  readonly limits: AllLimits;
  /** How many records the last accepted full read had; missing when there was none, or this read is not a full one. */
  readonly lastCount?: number | undefined;
}

/** Finds the reasons not to trust a read. */
export function readBreaches(given: ReadCase): readonly Breach[] {
  return [
    ...incompleteBreaches(given),
    ...canaryBreaches(given),
    ...refusedBreaches(given),
    ...dropBreaches(given),
  ];
}

function incompleteBreaches({ snapshot, limits }: ReadCase): Breach[] {
  const { state } = snapshot.completeness;
  if (state === "complete" || limits.incompleteRead === "off") return [];
  const reasons = snapshot.completeness.reasons ?? [];
  const because =
    state === "partial" ? "the read was cut short" : "the read did not say whether it was whole";
  return [breachOf(snapshot, `read-${state}`, [because, ...reasons].join("; "))];
}

function canaryBreaches({ snapshot }: ReadCase): Breach[] {
  const missing = snapshot.missingCanaries.length;
  if (missing === 0) return [];
  const because = `${counted(missing, "canary", "canaries")} that every whole read has ${missing === 1 ? "was" : "were"} not seen`;
  return [breachOf(snapshot, "canaries", because)];
}

function refusedBreaches({ snapshot, limits }: ReadCase): Breach[] {
  const refused = snapshot.refused ?? 0;
  const read = snapshot.count + refused;
  if (limits.refused === "off" || refused <= allowedBy(limits.refused, read)) return [];
  const because =
    `${withThousands(refused)} of ${counted(read, "record")} (${asPercent((refused * 100) / read)}) could not be used; ` +
    `up to ${withThousands(allowedBy(limits.refused, read))} pass (${asPercent(limits.refused.percent)})`;
  return [breachOf(snapshot, "refused", because)];
}

function dropBreaches({ snapshot, limits, lastCount = 0 }: ReadCase): Breach[] {
  const lost = lastCount - snapshot.count;
  if (limits.drop === "off" || lost <= allowedBy(limits.drop, lastCount)) return [];
  const because =
    `${counted(snapshot.count, "record")} were read, and ${withThousands(lastCount)} when last accepted ` +
    `(${asPercent((lost * 100) / lastCount)} fewer); up to ${withThousands(allowedBy(limits.drop, lastCount))} fewer ` +
    `pass (${asPercent(limits.drop.percent)})`;
  return [breachOf(snapshot, "drop", because)];
}

function breachOf({ system }: SnapshotSummary, kind: string, because: string): Breach {
  return { code: `${system}/${kind}`, target: system, because };
}
