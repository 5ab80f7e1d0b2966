/** Writes a number for people: `1,204`. */
export function numberText(value: number): string {
  return value.toLocaleString("en-GB");
}

/** Writes hours for people: `7 h`, `31 h`, `12 days`. */
export function hoursText(hours: number): string {
  return hours < 48 ? `${Math.round(hours)} h` : `${numberText(Math.round(hours / 24))} days`;
}
