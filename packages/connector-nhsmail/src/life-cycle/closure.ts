import type { LocalDate } from "@rollcall/core";

/** An organisation whose ODS code was closed: its accounts must move to one that is open, and nobody can join it. */
export interface OrganisationClosure {
  /** The ODS code. */
  readonly code: string;
  /** The first day on which it is closed, in Europe/London. */
  readonly from: LocalDate;
  /** The ODS code of the organisation that took its place, where there is one. */
  readonly successor?: string | undefined;
}

/** Finds the closure of an organisation that has begun on a day; `undefined` while the organisation is open. */
export function closureOf(
  code: string,
  day: LocalDate,
  closures: readonly OrganisationClosure[],
): OrganisationClosure | undefined {
  const wanted = code.toUpperCase();
  return closures.find((one) => one.code.toUpperCase() === wanted && one.from <= day);
}

/**
 * Finds the organisation to which the accounts of one belong on a day, through any number of closures; itself while it is
 * open. `undefined` when it is closed and nobody has taken its place.
 */
export function openSuccessor(
  code: string,
  day: LocalDate,
  closures: readonly OrganisationClosure[],
): string | undefined {
  const passed = new Set<string>();
  let current: string | undefined = code.toUpperCase();
  while (current !== undefined && !passed.has(current)) {
    passed.add(current);
    const closure = closureOf(current, day, closures);
    if (!closure) return current;
    current = closure.successor?.toUpperCase();
  }
  return undefined;
}
