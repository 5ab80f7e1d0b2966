import type { AttributeValue } from "../../model/value.ts";
import type { ExplainedChange, Explanation } from "../explain.ts";
import { counted } from "./count.ts";
import { type Line, renderLines } from "./lines.ts";
import { sentencesText } from "./reason.ts";
import { londonTime } from "./time.ts";
import { printable, valueText } from "./value.ts";

/** Writes an explanation as text for people, the latest change first. */
export function formatExplanation(
  { personId, target, attribute, changes }: Explanation,
  { width = 100 }: { readonly width?: number } = {},
): string {
  const what = `${printable(attribute)} of ${printable(personId)} in ${printable(target)}`;
  const lines: readonly Line[] =
    changes.length === 0
      ? [{ text: `${what}: no plan that was kept has changed it.` }]
      : [
          { text: `${what}, ${counted(changes.length, "change")}, the latest first` },
          ...changes.flatMap((change) => changeLines(change, attribute)),
        ];
  return renderLines(lines, { width, colour: false });
}

function changeLines(change: ExplainedChange, attribute: string): readonly Line[] {
  const side = (value: AttributeValue | null | undefined): string =>
    value === undefined ? "not known" : valueText(attribute, value);
  const accepted = change.accepted.map(printable).join(", ");
  const accepting = accepted === "" ? "" : `, accepting ${accepted}`;
  return [
    { text: `  ${londonTime(change.at)}: ${side(change.before)} → ${side(change.after)}`, hang: 4 },
    ...sentencesText(change.reasons).map((text) => ({ text: `    ${text}`, hang: 6 })),
    {
      text:
        `    plan ${change.planHash.slice(0, 12)} of ${londonTime(change.asOf)}, policy ` +
        `${printable(change.policy)}; approved by ${printable(change.approvedBy)} on ` +
        `${londonTime(change.approvedAt)}${accepting}`,
      hang: 6,
    },
  ];
}
