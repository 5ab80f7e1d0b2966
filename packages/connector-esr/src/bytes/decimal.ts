const thousand = 1000;
const plain = Array.from({ length: thousand }, (_, number) => String(number));
const padded = plain.map((digits) => digits.padStart(3, "0"));

/**
 * Writes a whole number as `String` does. V8 keeps the last texts that `String` made, long
 * enough for each to move to its old objects and be cleared away there: a row here and there is nothing, millions are.
 */
export function decimal(number: number): string {
  if (number < thousand) return plain[number] ?? String(number);
  const thousands = Math.floor(number / thousand);
  return decimal(thousands) + (padded[number - thousands * thousand] as string);
}
