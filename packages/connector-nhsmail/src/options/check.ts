import { invalidOption, type OptionRule, wholeNumberRule } from "@rollcall/core";

const connector = "nhsmail()";

/** Throws `invalid-options` unless the rule holds. */
export function check(holds: boolean, rule: OptionRule): asserts holds {
  if (!holds) throw invalidOption(connector, rule);
}

/** Checks a whole number. */
export function checkNumber(
  field: string,
  value: number,
  range: { readonly least: number; readonly most: number },
): void {
  const rule = wholeNumberRule(field, value, range);
  if (rule) throw invalidOption(connector, rule);
}
