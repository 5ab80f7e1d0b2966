/** A rule that is not checked. */
export interface Skip {
  readonly test: string;
  readonly reason: string;
}

/** Says which rules were not checked of a connector, and why; `undefined` when all were. */
export function tellSkips(name: string, skips: readonly Skip[]): string | undefined {
  if (skips.length === 0) return undefined;
  const rules = skips.length === 1 ? "1 rule was" : `${skips.length} rules were`;
  const lines = skips.flatMap(({ test, reason }) => [`  ${test}`, `    since ${reason}`]);
  return [`Of ${name}, ${rules} not checked:`, ...lines].join("\n");
}
