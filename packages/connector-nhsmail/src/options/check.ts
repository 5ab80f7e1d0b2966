import { invalidOption, type OptionRule, wholeNumberRule } from "@rollcall/core";

/** What takes the options, as errors name it. */
export const taker = "nhsmail()";

/** Throws `invalid-options` unless the rule holds. */
export function check(holds: boolean, rule: OptionRule): asserts holds {
  if (!holds) throw invalidOption(taker, rule);
}

/** Checks a whole number. */
export function checkNumber(
  field: string,
  value: number,
  range: { readonly least: number; readonly most: number },
): void {
  const rule = wholeNumberRule(field, value, range);
  if (rule) throw invalidOption(taker, rule);
}
