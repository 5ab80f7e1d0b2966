import { ConnectorError } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";

/** A rule that an option of a connector breaks. */
export interface OptionRule {
  /** Such as `tls.ca` or `organisations[1]`. */
  readonly field: string;
  /** Missing when the field has but one. */
  readonly rule?: string | undefined;
  readonly advice: string;
}

/** Every name of some options, none forgotten: the compiler sees to that. */
export type OptionNames<Options> = { readonly [Name in keyof Required<Options>]: true };

/** Makes the `invalid-options` error of what takes options, such as `esr()`. What was given is not in it. */
export function invalidOption(taker: string, { field, rule, advice }: OptionRule): ConnectorError {
  return new ConnectorError({
    code: "invalid-options",
    message: `the option ${field} of ${taker} cannot be used`,
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

/**
 * Throws `invalid-options` for an option of a name that there is not: a safeguard with a slip of the pen in its name would be
 * none, and nobody would see it.
 *
 * @param taker - What takes the options, such as `esr()`.
 * @param given - The options, or those of a group of them.
 * @param names - All that there may be.
 * @param group - Where the options stand among others, such as `tls`.
 */
export function assertOptionNames<Options extends object>(
  taker: string,
  given: Options,
  names: OptionNames<Options>,
  group?: string,
): void {
  const known = Object.keys(names);
  if (typeof given !== "object" || given === null) {
    const advice = `Give an object, with some of ${known.join(", ")}.`;
    throw invalidOption(taker, { field: group ?? "options", rule: "object", advice });
  }
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const field = group === undefined ? unknown : `${group}.${unknown}`;
  throw invalidOption(taker, { field, rule: "known", advice: nearestOf(unknown, known) });
}

function nearestOf(unknown: string, known: readonly string[]): string {
  const meant = nearestName(unknown, known);
  if (meant !== undefined) return `There is no such option. Did you mean ${meant}?`;
  return `There is no such option. Those that there are: ${known.join(", ")}.`;
}
