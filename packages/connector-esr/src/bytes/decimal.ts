const thousand = 1000;
const plain = Array.from({ length: thousand }, (_, number) => String(number));
const padded = plain.map((digits) => digits.padStart(3, "0"));

/**
 * Writes a whole number as `String` does, but made anew each time. V8 keeps the last texts that `String` made: of the
 * numbers of millions of rows, each long enough to end up among its old objects, where it costs to clear them away.
 */
export function decimal(number: number): string {
  if (number < thousand) return plain[number] ?? String(number);
  const thousands = Math.floor(number / thousand);
  return decimal(thousands) + (padded[number - thousands * thousand] as string);
}
