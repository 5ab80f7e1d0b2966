import { ConnectorError, type Instant } from "@rollcall/core";
import type { ProposedTerm } from "./spray-terms.ts";

/** What somebody decided about a word that was proposed. */
export interface TermReview {
  readonly term: string;
  readonly decision: "banned" | "dismissed";
  /** Who decided: a name or an id of the integrator’s. */
  readonly by: string;
  readonly at: Instant;
  /** On how many accounts it had been tried when it was proposed. */
  readonly people: number;
}

/** Who decides what, and when. */
export type ReviewDecision = Pick<TermReview, "decision" | "by" | "at">;

/**
 * Records a decision about a proposed word; what was decided before stays in the record. Throws `invalid-value` when
 * nobody is named.
 */
export function reviewTerm(
  reviews: readonly TermReview[],
  { term, people }: ProposedTerm,
  { decision, by, at }: ReviewDecision,
): readonly TermReview[] {
  if (by.trim() === "") {
    throw new ConnectorError({
      code: "invalid-value",
      message: "a review must say who decided",
      where: { field: "by" },
    });
  }
  return [...reviews, { term, decision, by, at, people }];
}

/** Gives the words that are banned after review, for {@link bannedTerms}: those whose last decision says so. */
export function bannedAfterReview(reviews: readonly TermReview[]): readonly string[] {
  const last = new Map(reviews.map((review) => [review.term, review.decision]));
  return [...last].flatMap(([term, decision]) => (decision === "banned" ? [term] : [])).sort();
}
