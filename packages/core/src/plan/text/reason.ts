import type { Operation, Reason } from "../../model/operation.ts";
import { shortened } from "./count.ts";
import { dateText } from "./time.ts";
import { printable } from "./value.ts";

/** Says why an operation is in its plan, `limit` reasons at most where each belongs to a member, and by when it must be done. */
export function reasonText(operation: Operation, limit?: number): string {
  const sentences = sentencesText(operation.reasons);
  const why = shortened(sentences, {
    limit: operation.kind === "membership" ? limit : undefined,
    separator: "; ",
    noun: "reason",
  });
  const due = operation.due === undefined ? [] : [`due by ${dateText(operation.due)}`];
  return [why === "" ? "no reason given" : why, ...due].join("; ");
}

/** Gives each sentence of some reasons once, with its rules and the records of the source. */
export function sentencesText(reasons: readonly Reason[]): readonly string[] {
  const sentences = Map.groupBy(reasons, ({ because }) => because);
  return [...sentences].map(
    ([because, alike]) => `because ${printable(because)} (${sourcesText(alike)})`,
  );
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
