import { ConnectorError } from "@rollcall/core";

/** A rule for one option. */
export interface OptionRule {
  /** Such as `tls.ca` or `url[1]`. */
  readonly field: string;
  readonly rule: string;
  readonly advice: string;
}

/** Throws `invalid-options` unless the rule holds. */
export function check(holds: boolean, rule: OptionRule): asserts holds {
  if (!holds) throw invalidOption(rule);
}

/** Makes the error for an option that cannot be used. The value is not in it. */
export function invalidOption({ field, rule, advice }: OptionRule): ConnectorError {
  return new ConnectorError({
    code: "invalid-options",
    message: `the option ${field} of activeDirectory() cannot be used`,
    scope: "system",
    advice,
    where: { field, rule },
  });
}

/** Checks a whole number. */
export function checkNumber(
  field: string,
  value: number,
  { least, most }: { readonly least: number; readonly most: number },
): void {
  check(Number.isInteger(value) && value >= least && value <= most, {
    field,
    rule: "range",
    advice: `Give a whole number from ${least} to ${most}.`,
  });
}
