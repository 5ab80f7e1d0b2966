import type { Operation, Reason } from "../model/operation.ts";
import { dateText } from "./format-time.ts";
import { printable } from "./format-value.ts";

/** Says why an operation is in its plan and by when it must be done: each sentence once, with its rules and its record. */
export function reasonText(operation: Operation): string {
  const sentences = new Map<string, Reason[]>();
  for (const reason of operation.reasons) {
    sentences.set(reason.because, [...(sentences.get(reason.because) ?? []), reason]);
  }
  const why = [...sentences].map(
    ([because, reasons]) => `because ${printable(because)} (${sourcesText(reasons)})`,
  );
  if (why.length === 0) why.push("no reason given");
  if (operation.due !== undefined) why.push(`due by ${dateText(operation.due)}`);
  return why.join("; ");
}

function sourcesText(reasons: readonly Reason[]): string {
  const rules = unique(reasons.map(({ rule }) => printable(rule)));
  const records = unique(
    reasons.flatMap(({ origin }) =>
      origin ? [printable(`${origin.source}: ${origin.record}`)] : [],
    ),
  );
  return [`${rules.length === 1 ? "rule" : "rules"} ${rules.join(", ")}`, ...records].join("; ");
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
