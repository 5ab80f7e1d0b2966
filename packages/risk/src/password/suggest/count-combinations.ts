/**
 * Counts in how many ways `count` words can be drawn, each from the whole list, so that they have at least `letters`
 * letters together. Exact as long as the number has a place in a double.
 */
export function countCombinations(
  words: readonly string[],
  count: number,
  letters: number,
): number {
  const byLength = new Map<number, number>();
  for (const { length } of words) byLength.set(length, (byLength.get(length) ?? 0) + 1);
  let ways = new Map([[0, 1]]);
  for (let drawn = 0; drawn < count; drawn++) {
    const next = new Map<number, number>();
    for (const [total, number] of ways) {
      for (const [length, more] of byLength) {
        next.set(total + length, (next.get(total + length) ?? 0) + number * more);
      }
    }
    ways = next;
  }
  return [...ways].reduce((sum, [total, number]) => sum + (total >= letters ? number : 0), 0);
}
