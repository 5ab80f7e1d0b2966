import type { SnapshotSummary } from "../../model/snapshot.ts";
import { isWhole } from "../../model/snapshot.ts";
import type { Plan } from "../plan.ts";
import { counted } from "./count.ts";
import type { Line } from "./lines.ts";
import { printable } from "./value.ts";
import { displayWidth, padTo } from "./width.ts";

/** Says of each system how much was read and whether that is known to be all. */
export function readLines({ snapshots, mode }: Pick<Plan, "snapshots" | "mode">): readonly Line[] {
  if (snapshots.length === 0) return [];
  const names = snapshots.map(({ system }) => printable(system));
  const counts = snapshots.map(({ count }) =>
    counted(count, mode === "full" ? "record" : "change"),
  );
  const nameWidth = Math.max(...names.map(displayWidth));
  const countWidth = Math.max(...counts.map(displayWidth));
  return [
    { text: "What was read", style: "heading" },
    ...snapshots.map((snapshot, index): Line => {
      const name = padTo(names[index] ?? "", nameWidth);
      const count = padTo(counts[index] ?? "", countWidth, "before");
      const text = `  ${name}  ${count}  ${stateText(snapshot)}`;
      return {
        text,
        hang: nameWidth + countWidth + 6,
        style: isWhole(snapshot) ? undefined : "alarm",
      };
    }),
  ];
}

function stateText({ completeness, missingCanaries, refused = 0 }: SnapshotSummary): string {
  const parts: string[] = [];
  if (completeness.state === "complete") parts.push("complete");
  else {
    const state = completeness.state === "partial" ? "PARTIAL" : "NOT KNOWN to be complete";
    const reasons = (completeness.reasons ?? []).map(printable).join(", ");
    parts.push(reasons === "" ? state : `${state}: ${reasons}`);
  }
  if (missingCanaries.length > 0) {
    const keys = missingCanaries.map(printable).join(", ");
    parts.push(`${counted(missingCanaries.length, "canary", "canaries")} not seen: ${keys}`);
  }
  if (refused > 0) parts.push(`${counted(refused, "record")} could not be used`);
  return parts.join("; ");
}
