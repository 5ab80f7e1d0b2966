/**
 * One reason for a score, and what it adds. A score is the sum of its contributions, so that each addend can be shown
 * to the person who asks why.
 */
export interface Contribution {
  /** What gave it: a feature such as `network`, or a rule such as `impossible-travel`. */
  readonly source: string;
  /**
   * The weight of evidence, in bits: log2 of how many times likelier this is when somebody else signs in than when the
   * person does. Finite. A feature of a model may lower a score, by a negative number; a rule never does.
   */
  readonly bits: number;
  /**
   * What it can lead to: `statistical` evidence can challenge, and only together with the rest; `demanding` evidence
   * challenges by itself; `conclusive` evidence is a fact that blocks. A statistic is never more than `statistical`.
   */
  readonly strength: Strength;
  /** A sentence in plain English, without a name, an address or a secret. */
  readonly reason: string;
  /**
   * The numbers and words behind the sentence, such as `{ kilometres: 5567, hours: 1 }`. Nothing that identifies a
   * person.
   */
  readonly facts: Facts;
}

/** What evidence can lead to, from the weakest. */
export type Strength = "statistical" | "demanding" | "conclusive";

/** Facts behind a reason, in the order in which they are shown. */
export type Facts = Readonly<Record<string, string | number | boolean>>;
