import {
  type ConnectorError,
  invalidOption,
  type OptionRule,
  wholeNumberRule,
} from "@rollcall/core";

/** What takes the options, as errors name it. */
export const taker = "activeDirectory()";

/** Makes the error for an option of `activeDirectory()` that cannot be used. */
export function wrongOption(rule: OptionRule): ConnectorError {
  return invalidOption(taker, rule);
}

/** Throws `invalid-options` unless the rule holds. */
export function check(holds: boolean, rule: OptionRule): asserts holds {
  if (!holds) throw wrongOption(rule);
}

/** Checks a whole number. */
export function checkNumber(
  field: string,
  value: number,
  range: { readonly least: number; readonly most: number },
): void {
  const rule = wholeNumberRule(field, value, range);
  if (rule) throw wrongOption(rule);
}
