import type { Contribution, Facts, Strength } from "../evidence/contribution.ts";

/** What a rule is, as the documentation's table shows it. */
export interface RuleDescription {
  /** The source of its contributions. */
  readonly name: string;
  /** The most that it adds. */
  readonly bits: number;
  /** What it has unless an option says otherwise. */
  readonly strength: Strength;
  /** What it looks for. */
  readonly when: string;
  /** Where its numbers come from. */
  readonly basis: string;
}

/** What a rule says of one sign-in. */
export interface Finding {
  readonly reason: string;
  readonly facts: Facts;
  /** Defaults to those of the description. */
  readonly bits?: number;
  /** Likewise. */
  readonly strength?: Strength | undefined;
}

/** Makes a rule's contribution of what it found. */
export function contribute(about: RuleDescription, finding: Finding): Contribution {
  const { reason, facts, bits = about.bits, strength = about.strength } = finding;
  return { source: about.name, bits, strength, reason, facts };
}
