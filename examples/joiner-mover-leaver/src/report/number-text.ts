/** Writes a number for people: `1,204`. */
export function numberText(value: number): string {
  return value.toLocaleString("en-GB");
}

/** Writes hours for people: `7 h`, `31 h`, `12 days`, with a space that does not break. */
export function hoursText(hours: number): string {
  return hours < 48
    ? `${Math.round(hours)}\u00a0h`
    : `${numberText(Math.round(hours / 24))}\u00a0days`;
}
