/** Writes a whole number with a comma between thousands, such as `20,113`. */
export function withThousands(count: number): string {
  return String(Math.trunc(count)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Writes a count with its noun in the right number, such as `1 account` or `1,240 accounts`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${withThousands(count)} ${count === 1 ? one : many}`;
}

/** Writes a percentage with at most two digits after the point, such as `1.07%`. */
export function asPercent(percent: number): string {
  return `${Number(percent.toFixed(2))}%`;
}

/** Joins texts; those beyond the limit, where there is one, are only counted, such as `Ann, Bob and 3 more accounts`. */
export function shortened(
  texts: readonly string[],
  how: { readonly limit?: number | undefined; readonly separator: string; readonly noun: string },
): string {
  const { limit = texts.length, separator, noun } = how;
  const shown = texts.slice(0, limit).join(separator);
  const more = texts.length - limit;
  return more > 0
    ? `${shown} and ${withThousands(more)} more ${more === 1 ? noun : `${noun}s`}`
    : shown;
}
