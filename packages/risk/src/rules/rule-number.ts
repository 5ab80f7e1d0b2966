import { invalidOption } from "@rollcall/core";

/** A number that a rule was given, and what it may be. */
export interface RuleNumber {
  /** Such as `impossibleTravel`. */
  readonly rule: string;
  readonly field: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
}

/** Gives the number back. Throws `invalid-options` when it is not within its range. */
export function ruleNumber({ rule, field, value, least, most }: RuleNumber): number {
  if (value >= least && value <= most) return value;
  throw invalidOption(`${rule}()`, {
    field,
    rule: "range",
    advice: `Give a number from ${least} to ${most}.`,
  });
}
