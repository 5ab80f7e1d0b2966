import type { Finding } from "../plan.ts";
import { counted, withThousands } from "./count.ts";
import type { Line } from "./lines.ts";
import { printable } from "./value.ts";

/** Lists what a person should know or decide, by kind; all of it unless there is a limit for each kind. */
export function findingLines(findings: readonly Finding[], limit?: number): readonly Line[] {
  if (findings.length === 0) return [];
  const byKind = Map.groupBy(findings, ({ finding }) => finding);
  return [
    {
      text: `To know or to decide (${counted(findings.length, "finding")}; nothing is written for any of them)`,
      style: "heading",
    },
    ...kinds.flatMap(([kind, meaning]) => kindLines(byKind.get(kind) ?? [], meaning, limit)),
  ];
}

const kinds: readonly (readonly [Finding["finding"], string])[] = [
  ["disputed", "disputed: more than one owner is possible, and a person decides"],
  ["blocked", "blocked: wanted, and not possible as things are"],
  ["refused", "refused: records that could not be used"],
  ["unresolved-reference", "unresolved references: will follow when the other account is there"],
  ["partial-read", "partial reads: nothing is concluded from what is missing there"],
  ["absent", "absent: no longer in the source, which is no proof of leaving"],
  ["protected", "protected: never changed"],
  ["suggestion", "suggested: a likely owner, linked only when a person says so"],
  ["unmatched", "unmatched: accounts of nobody in the source, left alone"],
  ["notice", "to know: nothing needs doing"],
];

function kindLines(findings: readonly Finding[], meaning: string, limit?: number): Line[] {
  if (findings.length === 0) return [];
  const shown = findings.slice(0, limit ?? findings.length);
  const more = findings.length - shown.length;
  return [
    { text: `  ${withThousands(findings.length)} ${meaning}`, hang: 4, style: "caution" },
    ...shown.map((finding) => ({ text: `    ${findingText(finding)}`, hang: 6 })),
    ...(more > 0
      ? [{ text: `    … and ${withThousands(more)} more like ${limit === 1 ? "this" : "these"}` }]
      : []),
  ];
}

function findingText({ target, about, because, advice }: Finding): string {
  const where = target === undefined ? "" : `${printable(target)}  `;
  const what = `${where}${printable(about)}: ${printable(because)}`;
  return advice === undefined ? what : `${what}. ${printable(advice)}`;
}
