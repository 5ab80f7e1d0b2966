import { ConnectorError } from "@rollcall/core";

/** A rule for one option. */
export interface OptionRule {
  /** Such as `url` or `organisations[1]`. */
  readonly field: string;
  readonly rule: string;
  readonly advice: string;
}

/** Throws `invalid-options` unless the rule holds. The value is not in the error. */
export function check(holds: boolean, { field, rule, advice }: OptionRule): asserts holds {
  if (holds) return;
  throw new ConnectorError({
    code: "invalid-options",
    message: `the option ${field} of nhsmail() cannot be used`,
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
