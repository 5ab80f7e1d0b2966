import { wrapText } from "./width.ts";

/** One line of a text for people, before it is wrapped and coloured. */
export interface Line {
  readonly text: string;
  readonly style?: Style | undefined;
  /** By how many columns it is indented where it goes on; `never` for a row of a table, which is not wrapped. */
  readonly hang?: number | "never" | undefined;
}

/** How a line is coloured, where colours were asked for. */
export type Style = "heading" | "alarm" | "caution" | "good" | "quiet";

/** SGR codes of ECMA-48. */
const codes: Readonly<Record<Style, number>> = {
  heading: 1,
  alarm: 31,
  caution: 33,
  good: 32,
  quiet: 2,
};

/** Wraps lines to a width and colours them when asked to; ends in a line break. */
export function renderLines(
  lines: readonly Line[],
  { width, colour }: { readonly width: number; readonly colour: boolean },
): string {
  const rendered = lines.flatMap(({ text, style, hang = 0 }) => {
    const wrapped = hang === "never" ? [text] : wrapText(text, width, hang);
    if (!colour || style === undefined) return wrapped;
    return wrapped.map((part) => `\u001b[${codes[style]}m${part}\u001b[0m`);
  });
  return `${rendered.join("\n")}\n`;
}
