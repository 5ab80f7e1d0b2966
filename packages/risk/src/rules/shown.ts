/** Rounds a number for a fact or a reason, to whole ones or to decimal places, and keeps it finite. */
export function shown(value: number, places = 0): number {
  const factor = 10 ** places;
  const rounded = Math.round(value * factor) / factor;
  if (Number.isNaN(rounded)) return 0;
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, rounded));
}
