/** Some of an attribute's values, and which they are, such as `0-1499` or `1500-*`. */
export interface RangedValues {
  readonly range: string;
  readonly values: readonly string[];
}

/** Takes the values that one answer may hold ([MS-ADTS] 3.1.1.3.1.3.3). */
export function inRange(
  values: readonly string[],
  asked: { readonly from: number; readonly to: number | undefined } | undefined,
  most: number,
): RangedValues {
  const from = asked?.from ?? 0;
  const to = Math.min(asked?.to ?? Number.POSITIVE_INFINITY, from + most - 1);
  const piece = values.slice(from, to + 1);
  const last = to >= values.length - 1;
  return { range: `${from}-${last ? "*" : to}`, values: piece };
}
