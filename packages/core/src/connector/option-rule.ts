import { ConnectorError } from "../errors.ts";

/** A rule that an option of a connector breaks. */
export interface OptionRule {
  /** Such as `tls.ca` or `organisations[1]`. */
  readonly field: string;
  /** Missing when the field has but one. */
  readonly rule?: string | undefined;
  readonly advice: string;
}

/** Makes the `invalid-options` error of a connector, such as `esr()`, for an option. What was given is not in it. */
export function invalidOption(
  connector: string,
  { field, rule, advice }: OptionRule,
): ConnectorError {
  return new ConnectorError({
    code: "invalid-options",
    message: `the option ${field} of ${connector} cannot be used`,
    scope: "system",
    advice,
    where: { field, ...(rule !== undefined && { rule }) },
  });
}

/** Tells by which rule a number may not be an option's; `undefined` when it is a whole one within the range. */
export function wholeNumberRule(
  field: string,
  value: number,
  { least, most }: { readonly least: number; readonly most: number },
): OptionRule | undefined {
  if (Number.isInteger(value) && value >= least && value <= most) return undefined;
  return { field, rule: "range", advice: `Give a whole number from ${least} to ${most}.` };
}
