import { invalidOption, wholeNumberRule } from "@rollcall/core";

/**
 * The most that any memory of changes may hold. Our choice: far more than a nation has accounts that change in a day.
 */
const most = 10_000_000;

/**
 * Gives how much is remembered, or the default. Throws `invalid-options` for what is no whole number from 1 to ten
 * million.
 */
export function capacity(field: string, given: number | undefined, otherwise: number): number {
  const value = given ?? otherwise;
  const rule = wholeNumberRule(`memory.${field}`, value, { least: 1, most });
  if (rule) throw invalidOption("changeMonitor()", rule);
  return value;
}
