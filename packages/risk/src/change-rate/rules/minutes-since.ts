/**
 * Gives the whole minutes from one instant to another, both in milliseconds since 1970; `undefined` when there was no
 * first one, when it came later, or when more than `within` milliseconds lie between them.
 */
export function minutesSince(
  first: number | undefined,
  { at, within }: { readonly at: number; readonly within: number },
): number | undefined {
  if (first === undefined) return undefined;
  const since = at - first;
  return since < 0 || since > within ? undefined : Math.floor(since / 60_000);
}
